export const HELP = `samenspel: informal care agreements in the zorgdossier, as FHIR

  samenspel serve [--with-examples]   the service, on the embedded FHIR server or in front of another; --with-examples loads the stories,
     [--with-issuer]                  --with-issuer has their people log in, without a password
  samenspel serve --sandbox           spaces for testers, each a service of its own with the stories in it
  samenspel sweep [--date DATE]       what a day brings about for all clients: what ends soon, evaluations, what is past its date
  samenspel validate FILE|FOLDER|-…   what is wrong with FHIR resources, offline; as text, JSON, SARIF or JUnit
  samenspel check FILE|-              what the rules of law and the profiles say of a client's record, offline; or --from URL --patient ID
  samenspel explain PROFILE           what a profile asks, as the validator runs it
  samenspel package [--out FILE.tgz]  our FHIR package, as FHIR tools take it
  samenspel package prepare PACKAGE…  FHIR packages in a form that loads fast, for --package
  samenspel synth --clients N --seed S  dossiers of people who are nobody, to test and to measure with
  samenspel probe URL                 what a FHIR server really does: can the service stand in front of it?
  samenspel conformance URL           holds a FHIR server, or a Samenspel service, to the test scripts of our package
  samenspel conformance coverage      which test holds to which requirement, and what is not tested, and why
  samenspel reset                     empties the embedded server
  samenspel backup FILE               copies the embedded server to a file, while it runs
  samenspel restore FILE              puts such a copy in its place, while it runs
  samenspel audit verify              whether the log of looks is whole
  samenspel audit cut                 removes looks older than SAMENSPEL_AUDIT_DAYS, and leaves a signed stub
  samenspel token --as PERSON         an access token of such a person, for curl
  samenspel completion bash|zsh|fish  lets a shell complete all this: source <(samenspel completion bash)
  samenspel --version

Settings, by environment: PORT (8080), HOST (localhost), SAMENSPEL_DATA (data), SAMENSPEL_BASE_URL, SAMENSPEL_LOG (info),
SAMENSPEL_UPSTREAM (the embedded server), SAMENSPEL_PACKAGES, SAMENSPEL_REFERENCES (checked), SAMENSPEL_HISTORY_DAYS,
SAMENSPEL_SWEEP (off), SAMENSPEL_ISSUERS (nobody is asked who he is), SAMENSPEL_RATE_LIMIT, SAMENSPEL_ALLOW_UNAUTHENTICATED.
See docs/configuration.md.`;
