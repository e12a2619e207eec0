import { FileTrigger } from 'react-aria-components/FileTrigger';
import { ATTACHMENT_LIMITS } from '../../main/contract/attachment.ts';
import type { Affordance } from '../../main/contract/views.ts';
import { Button } from '../components/Button.tsx';

const PHOTOS = Object.keys(ATTACHMENT_LIMITS).filter((type) => type.startsWith('image/'));

/** Takes a photo, with the camera where the station has one, else as a file of it. */
export const PhotoButton = ({
  label,
  kind = 'normal',
  affordance,
  onTake,
}: {
  readonly label: string;
  readonly kind?: 'primary' | 'normal';
  readonly affordance?: Affordance | undefined;
  readonly onTake: (file: File) => void;
}) => (
  <FileTrigger
    acceptedFileTypes={PHOTOS}
    onSelect={(files) => {
      const file = files?.[0];
      if (file !== undefined) onTake(file);
    }}
  >
    <Button kind={kind} label={label} affordance={affordance} />
  </FileTrigger>
);
