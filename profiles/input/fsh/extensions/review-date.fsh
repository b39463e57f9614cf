Extension: ReviewDate
Id: review-date
Title: "Review date"
Description: "When it is asked again whether this consent is still what the client wants."
Context: Consent
* insert Dutch([["Datum van heroverweging"]], [["Wanneer opnieuw gevraagd wordt of dit nog is wat de cliënt wil."]])
* value[x] only date
* value[x] 1..1
