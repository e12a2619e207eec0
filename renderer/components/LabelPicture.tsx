import { useEffect, useState } from 'react';
import type { LabelKind } from '../../main/contract/vocabulary.ts';
import { ask } from '../store/act.ts';
import { say } from '../text/say.ts';
import './label.css';

interface Picture {
  readonly container: string;
  readonly png: string;
  readonly width: number;
  readonly height: number;
}

interface LabelPictureProps {
  readonly label: LabelKind;
  readonly container: string;
}

/** The bitmap that goes to the printer, shown on white whatever the theme. */
export function LabelPicture({ label, container }: LabelPictureProps) {
  const [picture, setPicture] = useState<Picture | null>(null);
  useEffect(() => {
    let wanted = true;
    void ask({ kind: 'label', label, container }).then((reply) => {
      if (wanted && reply.kind === 'label') setPicture({ container, ...reply });
    });
    return () => {
      wanted = false;
    };
  }, [label, container]);
  if (picture?.container !== container) return <p className="label-picture">{say('label.making')}</p>;
  const source = picture.png.startsWith('data:') ? picture.png : `data:image/png;base64,${picture.png}`;
  return (
    <figure className="label-picture">
      <img
        src={source}
        width={picture.width}
        height={picture.height}
        alt={say(`label.picture.${label}`, { container })}
      />
    </figure>
  );
}
