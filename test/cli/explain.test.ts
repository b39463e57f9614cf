import { describe, expect, test } from 'vitest';
import { runCommand } from './run-command.ts';

describe('samenspel explain', () => {
  test('prints what one of our profiles asks: counts, types, values, slices, and how each invariant is asked', async () => {
    const { code, stdout } = await runCommand(['explain', 'care-agreement']);
    expect(code).toBe(0);
    const lines = stdout.split('\n');
    expect(lines[0]).toBe('https://samenspel.example/fhir/StructureDefinition/care-agreement, on CarePlan');
    expect(lines).toContain('  intent 1..1 code');
    expect(lines).toContain('    pattern-value: Must contain "plan".');
    expect(lines).toContain('    sliced by value of $this; open');
    expect(lines).toContain('      category:careAgreement 1..1 CodeableConcept');
    expect(stdout).toContain('      ACT-1 (error, JavaScript): An agreement in force says what is done, and by whom.');
    expect(stdout).toContain('dom-6 (warning, advice)');
  });

  test('takes a type of R4, and Dutch', async () => {
    const { code, stdout } = await runCommand(['explain', 'Period', '--lang', 'nl']);
    expect(code).toBe(0);
    expect(stdout).toContain('start 0..1 dateTime');
  });

  test('says that there is no such profile, and ends with 2', async () => {
    const { code, stderr } = await runCommand(['explain', 'nonsense']);
    expect(stderr).toBe('samenspel: there is no profile nonsense here\n');
    expect(code).toBe(2);
  });
});
