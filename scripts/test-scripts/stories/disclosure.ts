import { ask, is, status } from '../steps.ts';
import type { Asked, Step } from '../write.ts';
import { beginning, step, story } from './life.ts';

const SECTIONS = 'Bundle.entry.resource.ofType(Composition).section';
/** A document of which nothing but the cover is there. */
const NOTHING = `Bundle.entry.count() = 1 and Bundle.entry.resource.ofType(Composition).exists() and ${SECTIONS}.empty()`;
const inSection = (code: string) => `${SECTIONS}.where(code.coding.code = '${code}').exists()`;

const looks = (client: string, carer: string): Step[] => [ask('get', `${client}/$disclose?to=${carer}`), status('200')];

/** "A daughter would like to know how her mother is doing. May we tell her what is in the care plan?" */
export const disclosure = (examples: string): Asked => {
  const folder = 'scenarios/dochter';
  const begun = beginning(examples, [`${folder}/dossier.json`, `${folder}/decision.json`]);
  const [client, daughter, son] = [begun.at('moeder-van-karin'), begun.at('karin'), begun.at('zoon-van-jopie')];
  const consent = begun.at('inzage-karin');
  return story(begun, {
    id: 'disclosure-daughter',
    title: 'Disclosure: a daughter may see the care plan',
    titleNl: 'Inzage: een dochter mag het zorgplan inzien',
    description: 'What a consent opens, for whom, and until when.',
    descriptionNl: 'Wat een toestemming opent, voor wie, en tot wanneer.',
    tests: [
      step(
        'The daughter sees what the consent names',
        'DISC-1: the care plan, and no more than that.',
        ['DISC-1'],
        looks(client, daughter),
        is('there is the care plan', inSection('care-plan')),
        is('there is no medication', inSection('medication'), 'false'),
      ),
      step(
        'Her brother sees nothing',
        'DISC-8: no consent, no disclosure.',
        ['DISC-8'],
        looks(client, son),
        is('there is nothing', NOTHING),
      ),
      step(
        'Why, is told',
        'Which consent, which provision, which rule.',
        ['DISC-3'],
        ask('get', `${client}/$explain-access?who=${daughter}`),
        status('200'),
        is(
          'the consent is named',
          "Parameters.descendants().ofType(Reference).where(reference.startsWith('CONSENT/_history/')).exists()".replace(
            'CONSENT',
            consent,
          ),
        ),
      ),
      step(
        'The client sees who looked',
        'DISC-9: every look is logged, and the client can see it.',
        ['DISC-9'],
        ask('get', `${client}/$access-log`),
        status('200'),
        is(
          'both looks are there',
          `Bundle.entry.resource.ofType(AuditEvent).agent.who.where(reference = '${daughter}' or reference = '${son}').count() >= 2`,
        ),
      ),
      step(
        'A withdrawal closes it with the next request',
        'DISC-8: withdrawn, nothing is seen.',
        ['DISC-8'],
        ask('post', `${consent}/$revoke`, { body: ['revocation', { resourceType: 'Parameters' }] }),
        status('200'),
        looks(client, daughter),
        is('there is nothing', NOTHING),
      ),
    ],
  });
};

/** A volunteer who visits three clients, of whom two consented. */
export const disclosureByVolunteers = (examples: string): Asked => {
  const folder = 'scenarios/vrijwilliger-met-inzage';
  const begun = beginning(examples, [`${folder}/dossier.json`, `${folder}/decision.json`]);
  const [nel, sien] = [begun.at('client-nel'), begun.at('client-sien')];
  const [atNel, atSien] = [begun.at('ruud-bij-nel'), begun.at('ruud-bij-sien')];
  return story(begun, {
    id: 'disclosure-volunteer',
    title: 'Disclosure: a volunteer with several clients',
    titleNl: 'Inzage: een vrijwilliger met meer cliënten',
    description: 'Each client consents for herself, and a consent names one person.',
    descriptionNl: 'Elke cliënt geeft zelf toestemming, en een toestemming noemt één persoon.',
    tests: [
      step(
        'He sees the plan of who consented',
        'DISC-1 and DISC-2: this person, this client, these parts.',
        ['DISC-1', 'DISC-2'],
        looks(nel, atNel),
        is('there is something', `${SECTIONS}.exists()`),
      ),
      step(
        'He sees nothing of who did not',
        'DISC-6: the consent of one client opens nothing of another.',
        ['DISC-6'],
        looks(sien, atSien),
        is('there is nothing', NOTHING),
      ),
    ],
  });
};
