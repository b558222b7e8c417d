import type { CheckReport } from '../../domain/check/check-procedure.ts';
import type { Warning } from '../../domain/check/lint.ts';
import type { DataPath, Proof } from '../../domain/check/proof.ts';
import type { Procedure } from '../../domain/procedure.ts';

type Locate = (path: DataPath) => string;

const INDENT = ' '.repeat(12);

const proofLines = ({ promise, counterExample }: Proof, locate: Locate): string[] => {
  if (counterExample === undefined) return [`proved      ${promise}`];
  return [
    `NOT PROVED  ${promise}`,
    ...counterExample.story.map((sentence, index) => `${INDENT}${index + 1}. ${sentence}`),
    `${INDENT}=> ${counterExample.verdict}`,
    `${INDENT}   ${locate(counterExample.at)}`,
  ];
};

const warningLines = ({ code, says, at, ruling, noted }: Warning, locate: Locate): string[] => [
  `${noted ? 'noted   ' : 'warning '}    ${locate(at)} ${code}: ${says}`,
  `${INDENT}ruling: ${ruling ?? `none yet; write one under findings, code ${code}`}`,
];

/** The report of a check, line by line: what is proved, what is not and why, then what the text leaves open. */
export const reportCheck = (
  file: string,
  { title, source }: Procedure,
  report: CheckReport,
  locate: Locate,
): string[] => {
  const { proofs, warnings, situations, attempts } = report;
  const proved = proofs.filter(({ counterExample }) => counterExample === undefined).length;
  const notes = warnings.filter(({ noted }) => noted).length;
  return [
    `${file}: ${title}${source.number === null ? '' : ` (${source.number})`}`,
    `${situations} situations, ${attempts} presses tried`,
    '',
    ...proofs.flatMap((proof) => proofLines(proof, locate)),
    '',
    ...warnings.flatMap((warning) => warningLines(warning, locate)),
    '',
    `${proved} of ${proofs.length} proved; warnings: ${warnings.length - notes}, notes: ${notes}`,
  ];
};
