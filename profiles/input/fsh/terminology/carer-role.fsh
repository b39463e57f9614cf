CodeSystem: CarerRoleCodes
Id: carer-role
Title: "Role of a carer"
Description: "Roles of carers that the Dutch role list (RolCodelijst) has no code for."
* insert WholeCodeSystem
* insert Dutch([["Rol van wie zorgt"]], [["Rollen die niet in de RolCodelijst staan."]])
* #vrijwilliger "Volunteer"
* insert DutchConcept(vrijwilliger, [["Vrijwilliger"]])
