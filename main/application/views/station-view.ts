import type { Screen, StationView } from '../../contract/views.ts';
import { accountabilityScreen } from './accountability.ts';
import { previewOf } from './affordances.ts';
import { faultScreen } from './fault.ts';
import { frameOf } from './frame.ts';
import { signInScreen } from './sign-in.ts';
import { stepScreen } from './step-screen.ts';
import { sessionAt, type ViewInput } from './view-input.ts';
import { workScreen } from './work.ts';

export type { ViewInput } from './view-input.ts';

/**
 * The whole picture of one terminal, made anew from the folded state each time: a screen that was reloaded, or a
 * station that lost its power, shows the same (design §1). Pure.
 */
export const buildView = (input: ViewInput): StationView => ({
  revision: input.revision,
  frame: frameOf(input),
  screen: screenOf(input),
});

function screenOf(input: ViewInput): Screen {
  if (input.faults.length > 0) return faultScreen(input);
  const session = sessionAt(input);
  if (!session?.open) return signInScreen(input, session?.context != null);
  const preview = previewOf(input);
  const person = input.state.get('people', session.person);
  if (person?.acknowledgedAt === null) return accountabilityScreen(preview);
  return (session.context && stepScreen(input, preview)) ?? workScreen(input, preview);
}
