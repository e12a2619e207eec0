import { StateShape } from '../../components/StateShape.tsx';

/** Why nobody is signed in yet, and what to do: never an empty box. */
export interface Words {
  readonly title: string;
  readonly why?: string;
  readonly now: string;
}

export function Refused({ words }: { readonly words: Words | null }) {
  if (words === null) return null;
  return (
    <p className="sign-in-refused" role="alert">
      <StateShape shape="blocked" />
      <span>
        <b>{words.title}</b> {words.why} {words.now}
      </span>
    </p>
  );
}
