import { isObject, objects } from '../../fhir/json.ts';
import { byKey, patient, type Question, task } from './question.ts';

/** How long a server may lag behind itself before it is no longer waited for, in milliseconds. */
const LONGEST_LAG = 5_000;
const STEP = 100;

/** What a decision that reads before it writes rests on, and what searches can do. */
export const SEARCH_QUESTIONS: readonly Question[] = [
  {
    id: 'index-delay',
    asks: 'finds by search what was written a moment before',
    needs: 'at once',
    needsInStages: 'at once',
    ask: async (probe) => {
      for (let nth = 0; nth < 5; nth++) {
        const key = probe.newKey();
        // Asked once before, so that an answer that is kept for later would be this one.
        await probe.count('Task', byKey(key));
        await probe.make(task(key));
        let waited = 0;
        while ((await probe.count('Task', byKey(key))) === 0) {
          if (waited >= LONGEST_LAG) return `not within ${LONGEST_LAG / 1000} s`;
          await probe.wait(STEP);
          waited += STEP;
        }
        if (waited > 0) return `after ${waited - STEP} to ${waited} ms`;
      }
      return 'at once';
    },
  },
  {
    id: 'paging',
    asks: 'gives every match, once, page by page',
    needs: 'yes',
    needsInStages: 'yes',
    ask: async (probe) => {
      const key = probe.newKey();
      for (let nth = 0; nth < 5; nth++) await probe.make(task(key));
      const seen: string[] = [];
      let path: string | undefined = `Task?${byKey(key)}&_count=2`;
      for (let page = 0; path !== undefined && page < 10; page++) {
        const { resource } = await probe.get(path);
        for (const entry of objects(resource?.['entry']))
          if (isObject(entry['resource'])) seen.push(String(entry['resource']['id']));
        const next = objects(resource?.['link']).find(({ relation }) => relation === 'next')?.['url'];
        path = typeof next === 'string' ? next : undefined;
      }
      if (seen.length === 5 && new Set(seen).size === 5) return 'yes';
      return `no: ${seen.length} of 5`;
    },
  },
  {
    id: 'total',
    asks: 'counts with _total=accurate',
    ask: async (probe) => {
      const key = probe.newKey();
      await probe.make(task(key));
      const { resource } = await probe.get(`Task?${byKey(key)}&_total=accurate`);
      return resource?.['total'] === 1 ? 'yes' : 'no';
    },
  },
  {
    id: 'unknown-parameter',
    asks: 'refuses a search parameter that it does not know (handling=strict)',
    ask: async (probe) => {
      const { status, resource } = await probe.get('Task?no-such-parameter=1');
      return status >= 400 ? `yes (${status})` : `no: ${objects(resource?.['entry']).length} found`;
    },
  },
  {
    id: 'include',
    asks: 'includes what a match refers to (_include)',
    ask: async (probe) => {
      const key = probe.newKey();
      const client = await probe.make(patient(key));
      await probe.make(task(key, { for: { reference: `Patient/${client.id}` } }));
      const { resource } = await probe.get(`Task?${byKey(key)}&_include=Task:patient`);
      const types = objects(resource?.['entry']).map(
        (entry) => isObject(entry['resource']) && entry['resource']['resourceType'],
      );
      return types.includes('Patient') ? 'yes' : 'no';
    },
  },
  {
    id: 'chained-search',
    asks: 'searches by a parameter of what is referred to (patient.identifier)',
    ask: async (probe) => {
      const key = probe.newKey();
      const client = await probe.make(patient(key));
      await probe.make(task(probe.newKey(), { for: { reference: `Patient/${client.id}` } }));
      const { status, resource } = await probe.get(`Task?patient.${byKey(key)}`);
      if (status >= 400) return `no (${status})`;
      return objects(resource?.['entry']).length === 1 ? 'yes' : 'no';
    },
  },
];
