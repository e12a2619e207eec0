import { FileTrigger } from 'react-aria-components/FileTrigger';
import { ATTACHMENT_LIMITS } from '../../main/contract/attachment.ts';
import type { Affordance } from '../../main/contract/views.ts';
import { Button } from '../components/Button.tsx';
import type { LateObject } from '../store/overlay.ts';
import { openOverlay } from '../store/station-store.ts';
import { say } from '../text/say.ts';

/** Takes the scan of a paper, and goes on to what it says was done. */
export const PaperButton = ({
  of,
  affordance,
}: {
  readonly of: LateObject;
  readonly affordance?: Affordance | undefined;
}) => (
  <FileTrigger
    acceptedFileTypes={Object.keys(ATTACHMENT_LIMITS)}
    onSelect={(files) => {
      const file = files?.[0];
      if (file !== undefined) openOverlay({ kind: 'late', of, file });
    }}
  >
    <Button label={say('late.enter')} affordance={affordance} />
  </FileTrigger>
);
