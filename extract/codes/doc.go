// Package codes finds the billing codes that a denial letter prints: CPT and
// HCPCS codes of the denied lines, diagnoses, adjustment and remark codes. A
// code counts by its form and by what stands around it: 62705 is a procedure
// in a column of procedures and a ZIP code behind a state.
package codes
