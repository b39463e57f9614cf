import type { Look } from '../disclosure/look.ts';
import { CANONICAL } from '../fhir/canonical.ts';
import type { JsonObject, Resource } from '../fhir/json.ts';

const HL7 = 'http://terminology.hl7.org/CodeSystem';
const objectRole = (code: string): JsonObject => ({ system: `${HL7}/object-role`, code });

/** A look as an AuditEvent of the profile disclosure-audit (IHE BALP, NEN 7513), before it has a place in a chain. */
export const auditEvent = (look: Look, recorded: string): Resource => {
  const { client, purpose, emergency, asked } = look;
  const coding = purpose && [{ system: `${HL7}/v3-ActReason`, code: purpose }];
  const purposes = coding ? [{ coding, ...(emergency && { text: emergency }) }] : [];
  return {
    resourceType: 'AuditEvent',
    // The profile is of looks in somebody's dossier.
    ...(client && { meta: { profile: [`${CANONICAL}/StructureDefinition/disclosure-audit`] } }),
    type: { system: `${HL7}/audit-event-type`, code: 'rest' },
    subtype: subtypesOf(look.interaction),
    action: 'R',
    recorded,
    outcome: look.outcome === 'shown' ? '0' : '4',
    ...(purposes.length > 0 && { purposeOfEvent: purposes }),
    agent: [
      {
        type: { coding: [{ system: `${HL7}/v3-ParticipationType`, code: 'IRCP' }] },
        who: whoIs(look),
        requestor: true,
        ...(look.rules.length > 0 && { policy: look.rules.map((rule) => `${CANONICAL}/rule/${rule}`) }),
      },
    ],
    source: { observer: { display: 'Samenspel' } },
    entity: [
      ...(client ? [{ what: { reference: client }, role: objectRole('1') }] : []),
      ...look.consents.map(({ reference, version }) => ({
        what: { reference: version ? `${reference}/_history/${version}` : reference },
        role: objectRole('13'),
        ...(version && { detail: [{ type: 'version', valueString: version }] }),
      })),
      ...look.data.map((reference) => ({ what: { reference }, role: objectRole('4') })),
      // As an identifier: a reference would have to lead somewhere.
      ...(asked ? [{ what: { type: asked.split('/')[0], identifier: { value: asked } }, role: objectRole('4') }] : []),
    ],
  };
};

const INTERACTION = 'http://hl7.org/fhir/restful-interaction';

/** An operation is told by its name too, as a code of our own: the display of a code of HL7 is what HL7 says. */
const subtypesOf = (interaction: string): JsonObject[] =>
  interaction.startsWith('$')
    ? [
        { system: INTERACTION, code: 'operation' },
        { system: `${CANONICAL}/OperationDefinition`, code: interaction.slice(1), display: interaction },
      ]
    : [{ system: INTERACTION, code: interaction }];

/** Who is not known here is named as an identifier: a reference would lead nowhere. */
const whoIs = ({ reader, known }: Look): JsonObject =>
  known ? { reference: reader } : { type: reader.split('/')[0], identifier: { value: reader } };
