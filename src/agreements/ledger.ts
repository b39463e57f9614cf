import type { Rule } from './rule.ts';
import { act2Volunteer } from './rules/act-2-volunteer.ts';
import { act3Volunteer } from './rules/act-3-volunteer.ts';
import { act4 } from './rules/act-4.ts';
import { act5OtherClient } from './rules/act-5-other-client.ts';
import { act6 } from './rules/act-6.ts';
import { act6Teaching } from './rules/act-6-teaching.ts';
import { act7 } from './rules/act-7.ts';
import { act8 } from './rules/act-8.ts';
import { act9 } from './rules/act-9.ts';
import { act10 } from './rules/act-10.ts';
import { act11 } from './rules/act-11.ts';
import { act11Named } from './rules/act-11-named.ts';
import { act11Via } from './rules/act-11-via.ts';
import { act12 } from './rules/act-12.ts';
import { act13Together } from './rules/act-13-together.ts';
import { act14 } from './rules/act-14.ts';
import { act15 } from './rules/act-15.ts';
import { act16 } from './rules/act-16.ts';
import { act17 } from './rules/act-17.ts';
import { act18 } from './rules/act-18.ts';
import { act19 } from './rules/act-19.ts';
import { act20Help } from './rules/act-20-help.ts';
import { act20Pause } from './rules/act-20-pause.ts';
import { act21 } from './rules/act-21.ts';
import { care1 } from './rules/care-1.ts';
import { care3 } from './rules/care-3.ts';
import { care4 } from './rules/care-4.ts';
import { care5 } from './rules/care-5.ts';
import { care6Finding } from './rules/care-6-finding.ts';
import { care6Representative } from './rules/care-6-representative.ts';
import { care7 } from './rules/care-7.ts';
import { care8 } from './rules/care-8.ts';
import { care9 } from './rules/care-9.ts';
import { care10 } from './rules/care-10.ts';
import { concern4 } from './rules/concern-4.ts';
import { concern5Liability } from './rules/concern-5-liability.ts';
import { concern5Overdue } from './rules/concern-5-overdue.ts';
import { concern6 } from './rules/concern-6.ts';
import { concern7 } from './rules/concern-7.ts';
import { eval2 } from './rules/eval-2.ts';
import { eval4Overdue } from './rules/eval-4-overdue.ts';
import { eval5Date } from './rules/eval-5-date.ts';
import { eval6 } from './rules/eval-6.ts';
import { eval7 } from './rules/eval-7.ts';
import { liab1 } from './rules/liab-1.ts';
import { liab2 } from './rules/liab-2.ts';
import { liab3 } from './rules/liab-3.ts';
import { liab4 } from './rules/liab-4.ts';
import { role1Bond } from './rules/role-1-bond.ts';
import { role1Unknown } from './rules/role-1-unknown.ts';
import { role2Paid } from './rules/role-2-paid.ts';
import { role3 } from './rules/role-3.ts';
import { role4 } from './rules/role-4.ts';
import { role5 } from './rules/role-5.ts';
import { role6 } from './rules/role-6.ts';
import { role7 } from './rules/role-7.ts';
import { role8 } from './rules/role-8.ts';
import { role9 } from './rules/role-9.ts';
import { role10 } from './rules/role-10.ts';
import { sock1 } from './rules/sock-1.ts';
import { status2 } from './rules/status-2.ts';
import { support1 } from './rules/support-1.ts';
import { support2 } from './rules/support-2.ts';
import { support3Asked } from './rules/support-3-asked.ts';
import { support4 } from './rules/support-4.ts';
import { support5 } from './rules/support-5.ts';
import { support6 } from './rules/support-6.ts';
import { support7 } from './rules/support-7.ts';

/** Every rule that is built as code, in the order of domain.md. What one resource shows by itself is in its profile. */
export const RULES: readonly Rule[] = [
  role1Bond,
  role1Unknown,
  role2Paid,
  role3,
  role4,
  role5,
  role6,
  role7,
  role8,
  role9,
  role10,
  care1,
  care3,
  care4,
  care5,
  care6Finding,
  care6Representative,
  care7,
  care8,
  care9,
  care10,
  act2Volunteer,
  act3Volunteer,
  act4,
  act5OtherClient,
  act6,
  act6Teaching,
  act7,
  act8,
  act9,
  act10,
  act11,
  act11Named,
  act11Via,
  act12,
  act13Together,
  act14,
  act15,
  act16,
  act17,
  act18,
  act19,
  act20Help,
  act20Pause,
  act21,
  support1,
  support2,
  support3Asked,
  support4,
  support5,
  support6,
  support7,
  sock1,
  eval2,
  eval4Overdue,
  eval5Date,
  eval6,
  eval7,
  concern4,
  concern5Overdue,
  concern5Liability,
  concern6,
  concern7,
  liab1,
  liab2,
  liab3,
  liab4,
  status2,
];

/**
 * The rules that a write is held to. The others tell what follows, what is allowed or what is to be done: of the record as it
 * stands, when it is asked for.
 */
export const ON_WRITE: readonly Rule[] = RULES.filter(({ moment, byChoice }) => moment !== 'on a date' && !byChoice);
