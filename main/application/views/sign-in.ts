import type { SignInScreen } from '../../contract/views.ts';
import { rosterOf } from './people.ts';
import type { ViewInput } from './view-input.ts';

/** Who is here? `locked`: somebody left this terminal in the middle of a step. */
export const signInScreen = (
  { state, origin, demoCredentials }: ViewInput,
  locked: boolean,
): SignInScreen => ({
  kind: 'signIn',
  locked,
  roster: rosterOf(state, origin.station),
  demoCredentials,
});
