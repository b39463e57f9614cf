import { describe, inject } from 'vitest';
import { threeInstances } from '../side-by-side/suite.ts';

describe('three instances of the service over one HAPI FHIR', () => threeInstances(() => inject('hapi')));
