import { png, stored } from '../../support/pictures.ts';
import type { Scene } from './scene.ts';

export const PICTURE = { sha256: stored(png()).sha256, caption: 'The place as it was found' };

/** Brings the picture into the data folder; where nothing is taken in, it stays away. */
export async function uploadPicture({ desk }: Scene): Promise<void> {
  await desk.upload(png());
}

/** The same, and the time on the screen is that of now: what was done on paper was done by then. */
export async function paperAtHand(scene: Scene): Promise<void> {
  await uploadPicture(scene);
  const { desk } = scene;
  const { revision } = desk.view;
  await desk.shows((view) => view.revision > revision);
}
