import { useState } from 'react';
import { Field } from '../../components/Field.tsx';
import { Keyboard } from '../../components/Keyboard.tsx';
import { say } from '../../text/say.ts';

interface ExtendFieldsProps {
  readonly retest: string;
  readonly onRetest: (day: string) => void;
  readonly certificate: string;
  readonly onCertificate: (certificate: string) => void;
}

/** The later retest day and the certificate it rests on; the keys write into the field used last. */
export function ExtendFields({ retest, onRetest, certificate, onCertificate }: ExtendFieldsProps) {
  const [inDay, setInDay] = useState(true);
  const typeDay = (text: string) => onRetest(text.replace(/[^\d-]/g, '').slice(0, 10));
  const typeCertificate = (text: string) => onCertificate(text.toUpperCase().slice(0, 60));
  return (
    <>
      <div className="lab-pair">
        <Field
          label={say('lots.retestDay')}
          value={retest}
          onChange={typeDay}
          onFocus={() => setInDay(true)}
        />
        <Field
          label={say('lots.certificate')}
          value={certificate}
          onChange={typeCertificate}
          onFocus={() => setInDay(false)}
        />
      </div>
      <Keyboard value={inDay ? retest : certificate} onChange={inDay ? typeDay : typeCertificate} />
    </>
  );
}
