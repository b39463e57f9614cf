Profile: ConformanceTest
Parent: TestScript
Id: conformance-test
Title: "Conformance test"
Description: "A test script of the conformance suite: each of its tests names what it holds a server to."
* insert Dutch([["Conformiteitstest"]], [["Een testscript van de conformiteitssuite: elke test ervan noemt waar een server aan gehouden wordt."]])
* title 1..1
* description 1..1
* metadata 1..1
* metadata.capability 1..1
* test 1..*
* test.extension contains Requirement named requirement 0..*
* test.name 1..1
* test.description 1..1
