import type { Disposition } from '../../../contract/parse-command.ts';
import type { GateFacts } from '../../facts.ts';
import type { Finding } from '../../gates/gate.ts';
import type { ExceptionRecord } from '../exception.ts';
import { reworkProblem } from './rework.ts';
import { scrapProblem } from './scrap.ts';
import { substituteProblem } from './substitute.ts';
import { asIsProblem } from './use-as-is.ts';

/** Why a disposition cannot be carried out here, or may not be; null where nothing stands against it. */
export function dispositionProblem(
  facts: GateFacts,
  exception: ExceptionRecord,
  disposition: Disposition,
): Finding | null {
  switch (disposition.kind) {
    case 'substitute':
      return substituteProblem(facts, exception, disposition);
    case 'rework':
      return reworkProblem(facts, exception);
    case 'scrap':
      return scrapProblem(facts, exception, disposition);
    case 'useAsIs':
      return asIsProblem(facts, exception, disposition);
  }
}
