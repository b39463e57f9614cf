import { isObject, type JsonObject, objects, type Resource } from '../fhir/json.ts';

/** The answers to questions of yes or no, by linkId, at any depth. */
export const booleansIn = (answers: Resource): Map<string, boolean> => {
  const given = new Map<string, boolean>();
  const walk = (node: JsonObject): void => {
    for (const item of objects(node['item'])) {
      const [answer] = objects(item['answer']);
      if (typeof answer?.['valueBoolean'] === 'boolean') given.set(String(item['linkId']), answer['valueBoolean']);
      walk(item);
      if (isObject(answer)) walk(answer);
    }
  };
  walk(answers);
  return given;
};
