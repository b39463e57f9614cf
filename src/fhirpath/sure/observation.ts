import { type JsonObject, objects } from '../../fhir/json.ts';

/** Whether the codes of a well-formed Observation and of its components are all different, and with them their codings. */
export const componentsDiffer = (observation: JsonObject): boolean => {
  if (observation['component'] === undefined) return true;
  const own = codesIn(observation);
  if (own.includes(undefined)) return false;
  return objects(observation['component']).every((component) =>
    codesIn(component).every((code) => code !== undefined && !own.includes(code)),
  );
};

const codesIn = (holder: JsonObject) =>
  objects(holder['code'])
    .flatMap((concept) => objects(concept['coding']))
    .map(({ code }) => code);
