import { png, stored } from '../../support/pictures.ts';
import type { Scene } from './scene.ts';

export const PICTURE = { sha256: stored(png()).sha256, caption: 'The place as it was found' };

/** Brings the picture into the data folder; where nothing is taken in, it stays away. */
export async function uploadPicture({ desk }: Scene): Promise<void> {
  await desk.upload(png());
}
