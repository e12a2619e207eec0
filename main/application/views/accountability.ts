import type { AccountabilityScreen } from '../../contract/views.ts';
import { affordancesOf, type Preview } from './affordances.ts';

/** Before anything else a person signs that a signature here binds like one on paper (21 CFR 11.10(j)). */
export const accountabilityScreen = (preview: Preview): AccountabilityScreen => ({
  kind: 'accountability',
  affordances: affordancesOf(preview, [
    { type: 'AcknowledgeAccountability' },
    { type: 'LockTerminal' },
    { type: 'SignOut' },
  ]),
});
