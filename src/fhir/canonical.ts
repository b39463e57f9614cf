/** The canonical under which everything of this project stands; profiles/sushi-config.yaml says the same. */
export const CANONICAL = 'https://samenspel.example/fhir';
