import { consent, deny, permit, person, ROLE, related } from '../build.ts';
import { vector as v } from '../vector.ts';

const els = related('els', [ROLE.carer, ROLE.daughter]);
const jan = related('jan', [ROLE.carer]);
const people = [els, jan];
const ELS = 'RelatedPerson/els';
const JAN = 'RelatedPerson/jan';
const toEls = permit({ to: ELS, see: ['care-plan'] });

/** Deny by default, one exact person, named parts, deny overrides, nested provisions. */
export const CONSENTS = [
  v('no-consents', 'DISC-8', 'Without any consent there is no data', { people }, {}, 'deny no-consent'),
  v(
    'permit-one-person',
    'DISC-1',
    'The daughter may see the care plan, for the client consents',
    { people, consents: [consent('a', [toEls])] },
    {},
    'permit consent-permits@a:0',
  ),
  v(
    'permit-no-other-person',
    'DISC-2',
    'A consent for one person opens nothing for another',
    { people, consents: [consent('a', [toEls])] },
    { by: JAN },
    'deny no-consent',
  ),
  v(
    'permit-no-other-part',
    'DISC-7',
    'A consent for one part opens no other',
    { people, consents: [consent('a', [toEls])] },
    { see: 'medication' },
    'deny no-consent',
  ),
  v(
    'any-relative',
    'DISC-4',
    'Any relative can be named, not the first contact person alone',
    {
      people: [els, related('piet', [ROLE.firstContact])],
      consents: [consent('a', [toEls])],
    },
    {},
    'permit consent-permits@a:0',
  ),
  v(
    'first-contact-person-needs-consent',
    'DISC-4',
    'Being the first contact person is no consent',
    { people: [related('piet', [ROLE.firstContact])] },
    { by: 'RelatedPerson/piet' },
    'deny no-consent',
  ),
  v(
    'informed-does-not-decide',
    'DISC-5',
    'Who may see the care plan cannot consent for the client that another may',
    {
      people,
      consents: [
        consent('a', [toEls]),
        consent('b', [permit({ to: JAN, see: ['care-plan'] })], { performer: [{ reference: ELS }] }),
      ],
    },
    { by: JAN },
    'deny no-consent giver-not-entitled@b',
  ),
  v(
    'no-actor',
    'DISC-2',
    'A permit without a person gives nothing',
    { people, consents: [consent('a', [permit({ see: ['care-plan'] })])] },
    {},
    'deny no-consent nobody-exact@a:0',
  ),
  v(
    'the-family',
    'DISC-2',
    'A permit for a group gives nothing',
    { people, consents: [consent('a', [permit({ to: 'CareTeam/family', see: ['care-plan'] })])] },
    {},
    'deny no-consent nobody-exact@a:0',
  ),
  v(
    'two-persons',
    'DISC-2',
    'A permit for two persons at once gives neither anything',
    { people, consents: [consent('a', [permit({ to: [ELS, JAN], see: ['care-plan'] })])] },
    {},
    'deny no-consent nobody-exact@a:0',
  ),
  v(
    'two-persons-deny-inside',
    'DISC-2',
    'What is denied inside such a permit may be denied all the same',
    {
      people,
      consents: [
        consent('a', [toEls]),
        consent('b', [permit({ to: [JAN, ELS], see: ['care-plan'], but: [deny({ to: ELS })] })]),
      ],
    },
    {},
    'undecided deny-not-understood@b:0.0',
  ),
  v(
    'no-parts',
    'DISC-7',
    'A permit without parts covers nothing',
    { people, consents: [consent('a', [permit({ to: ELS })])] },
    {},
    'deny no-consent no-parts@a:0',
  ),
  v(
    'person-not-resolvable',
    'DISC-2',
    'A person who is named by identifier alone is not one exact person',
    {
      people,
      consents: [consent('a', [permit({ see: ['care-plan'], more: { actor: [anonymous()] } })])],
    },
    {},
    'undecided permit-not-understood@a:0',
  ),
  v(
    'not-active',
    'DISC-8',
    'A RelatedPerson that is not active sees nothing',
    { people: [{ ...els, active: false }], consents: [consent('a', [toEls])] },
    {},
    'deny nobody-here',
  ),
  v(
    'relation-over',
    'DISC-8',
    'Nor one whose relation is over',
    { people: [{ ...els, period: { end: '2026-11-23' } }], consents: [consent('a', [toEls])] },
    {},
    'deny nobody-here',
  ),
  v(
    'relation-last-day',
    'DISC-8',
    'The last day of the relation counts',
    { people: [{ ...els, period: { end: '2026-11-24' } }], consents: [consent('a', [toEls])] },
    {},
    'permit consent-permits@a:0',
  ),
  v(
    'unknown-person',
    'DISC-8',
    'A person who is not known with this client sees nothing',
    { people, consents: [consent('a', [permit({ to: 'RelatedPerson/stranger', see: ['care-plan'] })])] },
    { by: 'RelatedPerson/stranger' },
    'deny nobody-here',
  ),
  v(
    'linked-person',
    'DISC-2',
    'A permit for a Person counts for the RelatedPerson that it links',
    {
      people,
      persons: [person('p', [ELS])],
      consents: [consent('a', [permit({ to: 'Person/p', see: ['care-plan'] })])],
    },
    {},
    'permit consent-permits@a:0',
  ),
  v(
    'linked-elsewhere',
    'DISC-6',
    'The same human, logged in as RelatedPerson of another client, sees what this client permits',
    {
      people,
      persons: [person('p', [ELS, 'RelatedPerson/els-elsewhere'])],
      consents: [consent('a', [toEls])],
    },
    { by: 'RelatedPerson/els-elsewhere' },
    'permit consent-permits@a:0',
  ),
  v(
    'each-client-own-consent',
    'DISC-6',
    'A volunteer of several clients needs the consent of each: one of another client opens nothing here',
    {
      people,
      persons: [person('p', [ELS, 'RelatedPerson/els-elsewhere'])],
      consents: [
        consent('other', [permit({ to: 'RelatedPerson/els-elsewhere', see: ['care-plan'] })], {
          patient: { reference: 'Patient/neighbour' },
          performer: [{ reference: 'Patient/neighbour' }],
        }),
      ],
    },
    {},
    'deny no-consent',
  ),
  v(
    'link-not-sure',
    'DISC-2',
    'A link of the lowest assurance opens nothing',
    {
      people,
      persons: [person('p', [{ target: { reference: ELS }, assurance: 'level1' }])],
      consents: [consent('a', [permit({ to: 'Person/p', see: ['care-plan'] })])],
    },
    {},
    'deny no-consent',
  ),
  v(
    'link-not-sure-closes',
    'DISC-2',
    'But a deny for that Person closes',
    {
      people,
      persons: [person('p', [{ target: { reference: ELS }, assurance: 'level1' }])],
      consents: [consent('a', [toEls, deny({ to: 'Person/p', see: ['care-plan'] })])],
    },
    {},
    'deny consent-denies@a:1',
  ),
  v(
    'person-not-active',
    'DISC-2',
    'A Person that is not active links nobody',
    {
      people,
      persons: [person('p', [ELS, 'RelatedPerson/els-elsewhere'], { active: false })],
      consents: [consent('a', [toEls])],
    },
    { by: 'RelatedPerson/els-elsewhere' },
    'deny nobody-here',
  ),
  v(
    'deny-overrides-sibling',
    'DISC-8',
    'A deny goes before a permit beside it',
    { people, consents: [consent('a', [toEls, deny({ to: ELS, see: ['care-plan'] })])] },
    {},
    'deny consent-denies@a:1',
  ),
  v(
    'deny-overrides-first',
    'DISC-8',
    'Whatever the order',
    { people, consents: [consent('a', [deny({ to: ELS, see: ['care-plan'] }), toEls])] },
    {},
    'deny consent-denies@a:0',
  ),
  v(
    'deny-overrides-consent',
    'DISC-8',
    'A deny in one consent goes before a permit in another',
    { people, consents: [consent('a', [toEls]), consent('b', [deny({ to: ELS, see: ['care-plan'] })])] },
    {},
    'deny consent-denies@b:0',
  ),
  v(
    'deny-everybody',
    'DISC-8',
    'A deny that names nobody is for everybody',
    { people, consents: [consent('a', [toEls, deny({ see: ['care-plan'] })])] },
    {},
    'deny consent-denies@a:1',
  ),
  v(
    'deny-everything',
    'DISC-8',
    'A deny that names no part is for everything',
    { people, consents: [consent('a', [toEls, deny({ to: ELS })])] },
    {},
    'deny consent-denies@a:1',
  ),
  v(
    'deny-someone-else',
    'DISC-8',
    'A deny for another person does nothing here',
    { people, consents: [consent('a', [toEls, deny({ to: JAN })])] },
    {},
    'permit consent-permits@a:0',
  ),
  v(
    'deny-group',
    'DISC-8',
    'A deny for a group may be about anyone in it',
    { people, consents: [consent('a', [toEls, deny({ to: 'CareTeam/family' })])] },
    {},
    'undecided deny-not-understood@a:1',
  ),
  v(
    'exception-takes-away',
    'DISC-8',
    'A deny inside a permit takes away what it names',
    {
      people,
      consents: [
        consent('a', [permit({ to: ELS, see: ['care-plan', 'medication'], but: [deny({ see: ['medication'] })] })]),
      ],
    },
    { see: 'medication' },
    'deny consent-denies@a:0.0',
  ),
  v(
    'exception-leaves-the-rest',
    'DISC-8',
    'And nothing else',
    {
      people,
      consents: [
        consent('a', [permit({ to: ELS, see: ['care-plan', 'medication'], but: [deny({ see: ['medication'] })] })]),
      ],
    },
    {},
    'permit consent-permits@a:0',
  ),
  v(
    'exception-within-parent',
    'DISC-8',
    'A nested deny is an exception within its parent: where that is not about the request, it does nothing',
    {
      people,
      consents: [consent('a', [toEls, permit({ to: ELS, see: ['medication'], but: [deny({})] })])],
    },
    {},
    'permit consent-permits@a:0',
  ),
  v(
    'exception-restores',
    'DISC-8',
    'A permit inside a deny inside a permit restores',
    {
      people,
      consents: [
        consent('a', [
          permit({
            to: ELS,
            see: ['care-plan', 'medication'],
            but: [deny({ but: [permit({ to: ELS, see: ['medication'] })] })],
          }),
        ]),
      ],
    },
    { see: 'medication' },
    'permit consent-permits@a:0.0.0',
  ),
  v(
    'exception-restores-nothing',
    'DISC-8',
    'A permit inside a deny restores only what was permitted before that deny',
    { people, consents: [consent('a', [deny({ but: [toEls] })])] },
    {},
    'deny consent-denies@a:0 restores-nothing@a:0.0',
  ),
  v(
    'exception-restores-not-another-consent',
    'DISC-8',
    'Also where another consent permits it',
    { people, consents: [consent('a', [deny({ but: [toEls] })]), consent('b', [toEls])] },
    {},
    'deny consent-denies@a:0 restores-nothing@a:0.0',
  ),
  v(
    'four-deep',
    'DISC-8',
    'Exceptions to exceptions, to any depth',
    {
      people,
      consents: [
        consent('a', [
          permit({
            to: ELS,
            see: ['care-plan'],
            but: [deny({ but: [permit({ to: ELS, see: ['care-plan'], but: [deny({ to: ELS })] })] })],
          }),
        ]),
      ],
    },
    {},
    'deny consent-denies@a:0.0.0.0',
  ),
  v(
    'permit-in-permit-widens-nothing',
    'DISC-8',
    'A permit inside a permit gives nothing beyond it',
    {
      people,
      consents: [
        consent('a', [permit({ to: ELS, see: ['care-plan'], but: [permit({ to: ELS, see: ['medication'] })] })]),
      ],
    },
    { see: 'medication' },
    'deny no-consent',
  ),
  v(
    'root-narrows',
    'DISC-7',
    'What the untyped root names, all in it is held to',
    {
      people,
      consents: [
        consent('a', { root: { code: permit({ see: ['medication'] })['code'] as never, provision: [toEls] } }),
      ],
    },
    {},
    'deny no-consent',
  ),
];

function anonymous() {
  return {
    role: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'IRCP' }] },
    reference: { identifier: { system: 'https://example.org/ids', value: '1' } },
  };
}
