import { validationOutcome } from '../../fhir/outcome.ts';
import type { Checked, Report, ReportOptions } from './report.ts';

/** The extension by which HL7's own tools say which file an OperationOutcome is about. */
const FILE = 'http://hl7.org/fhir/StructureDefinition/operationoutcome-file';

/** An OperationOutcome on a line of its own for each file; of several, each says its file. */
export const jsonReport = ({ language, several }: ReportOptions): Report => ({
  after: ({ file, findings }: Checked) => {
    const { resourceType, ...outcome } = validationOutcome(findings, language);
    const about = several ? { extension: [{ url: FILE, valueString: file }] } : {};
    return `${JSON.stringify({ resourceType, ...about, ...outcome })}\n`;
  },
  end: () => '',
});
