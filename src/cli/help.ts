export const HELP = `samenspel: informal care agreements in the zorgdossier, as FHIR

  samenspel serve [--with-examples]   the service on the embedded FHIR server; --with-examples loads the stories
  samenspel validate FILE…            what is wrong with FHIR resources, offline
  samenspel reset                     empties the embedded server
  samenspel audit verify              whether the log of looks is whole
  samenspel --version

Settings, by environment: PORT (8080), HOST (localhost), SAMENSPEL_DATA (data), SAMENSPEL_BASE_URL, SAMENSPEL_LOG (info),
SAMENSPEL_ALLOW_UNAUTHENTICATED. See docs/configuration.md.`;
