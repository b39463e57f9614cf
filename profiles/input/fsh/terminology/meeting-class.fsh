// Extensible, as R4 and nl-core have it: a record of an EHR with another class is no error.
ValueSet: MeetingClasses
Id: meeting-class
Title: "Classes of a care plan meeting"
Description: "Where client and carers met: at home (HH), where the client lives in care (IMP), elsewhere (AMB), or by video or telephone (VR)."
* insert WholeValueSet
* insert Dutch([["Soorten zorgplanbespreking"]], [["Waar cliënt en mantelzorgers elkaar spraken: thuis (HH), waar de cliënt in zorg woont (IMP), elders (AMB), of per video of telefoon (VR)."]])
* $act-code#HH "home health"
* $act-code#IMP "inpatient encounter"
* $act-code#AMB "ambulatory"
* $act-code#VR "virtual"
