import { items, type Json, type JsonObject } from '../../src/fhir/json.ts';

type Break = (resource: JsonObject) => void;

const extensions = (resource: JsonObject): JsonObject[] => items(resource['extension']) as JsonObject[];
const named = (name: string) => (e: JsonObject) => String(e['url']).endsWith(`/${name}`);

const withoutExtension =
  (name: string): Break =>
  (resource) => {
    resource['extension'] = extensions(resource).filter((e) => !named(name)(e));
    if (extensions(resource).length === 0) delete resource['extension'];
  };

const without =
  (...path: string[]): Break =>
  (resource) => {
    const name = path.pop() as string;
    let node: JsonObject = resource;
    for (const step of path) node = items(node[step])[0] as JsonObject;
    delete node[name];
    path.push(name);
  };

const permit = (resource: JsonObject): JsonObject => {
  const provision = resource['provision'] as JsonObject;
  return items(provision['provision'])[0] as JsonObject;
};

const outputs = (resource: JsonObject, keep: (code: string) => boolean): void => {
  resource['output'] = (items(resource['output']) as JsonObject[]).filter((output) => {
    const [coding] = items((output['type'] as JsonObject)['coding']) as JsonObject[];
    return keep(String(coding?.['code']));
  });
};

const all =
  (...breaks: Break[]): Break =>
  (resource) => {
    for (const each of breaks) each(resource);
  };

const set =
  (name: string, value: Json): Break =>
  (resource) => {
    resource[name] = value;
  };

/**
 * How each invariant is broken, in the valid example of its profile. Those of care-agreement, care-consent, evaluation-task
 * and mantelzorger that stand in examples/invalid itself were written by hand, from the story of Mieke.
 */
export const BREAKS: Readonly<Record<string, Break>> = {
  'ROLE-1-volunteer': (volunteer) => {
    (volunteer['relationship'] as Json[]).push({
      coding: [{ system: 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.23.1', code: '100001' }],
    });
  },
  'ROLE-2': withoutExtension('volunteer-organization'),
  'CARE-7-role': all(
    withoutExtension('mandate'),
    set('relationship', [
      { coding: [{ system: 'urn:oid:2.16.840.1.113883.2.4.3.11.22.472', code: '14', display: 'Bewindvoerder' }] },
    ]),
  ),
  'CARE-10-review': without('restriction'),
  'DISC-1-consent': without('performer'),
  'DISC-2': (consent) => {
    permit(consent)['actor'] = [
      {
        role: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'IRCP' }] },
        reference: { reference: 'CareTeam/familie', display: 'De familie' },
      },
    ];
  },
  'DISC-7': (consent) => {
    delete permit(consent)['code'];
  },
  'DISC-7-w': withoutExtension('review-date'),
  'DISC-9-ground': (audit) => {
    delete audit['purposeOfEvent'];
    audit['entity'] = (audit['entity'] as JsonObject[]).filter(({ role }) => (role as JsonObject)['code'] !== '13');
  },
  'DISC-13-label': (concern) => {
    delete (concern['meta'] as JsonObject)['security'];
  },
  'ACT-8-order': without('requester'),
  'ACT-8-trained': (order) => {
    const [trained] = items(extensions(order).find(named('requester-trained'))?.['extension']) as JsonObject[];
    if (trained) trained['valueBoolean'] = false;
  },
  'ACT-8-trained-w': withoutExtension('requester-trained'),
  'ACT-11-acts': without('term', 'action'),
  'ACT-11-terms': withoutExtension('volunteer-terms'),
  'ACT-13': without('performer'),
  'SUPPORT-3': withoutExtension('support-answer'),
  'CONCERN-1': without('description'),
  'CONCERN-1-w': without('authoredOn'),
  'CONCERN-2': (concern) => outputs(concern, (code) => code !== 'help-offered'),
  'CONCERN-3': all(
    // Where violence at home is weighed, nobody is asked to have discussed it (CONCERN-6): only the missing note is left.
    set('reasonCode', {
      coding: [{ system: 'https://samenspel.example/fhir/CodeSystem/concern-reason', code: 'unsafe-at-home' }],
    }),
    (concern) => outputs(concern, (code) => code === 'outcome'),
  ),
  'CONCERN-5': all(set('status', 'in-progress'), without('restriction'), (concern) =>
    outputs(concern, (code) => code !== 'outcome'),
  ),
};
