/** The page in a browser on another computer, while the office server has no office open: it goes on by itself when there is one. */
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { call } from '../../app/border.ts';
import { useOffice } from '../../app/session.ts';
import { officeTexts } from '../../text/office.ts';
import { useText } from '../../ui/language.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';

/** Milliseconds between two looks. */
const lookEvery = 5000;

export function NotServed() {
  const t = useText(officeTexts);
  const { state, enter } = useOffice();
  const show = useRef(enter);
  useEffect(() => {
    show.current = enter;
  });
  useEffect(() => {
    const timer = setInterval(async () => {
      const reply = await call('office.state', {});
      if (reply.ok) show.current(reply.value);
    }, lookEvery);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className="k-alone">
      <div className="k-alone-box k-stack" style={{ maxWidth: 640 }}>
        <h1 className="k-row" style={{ fontSize: 20 }}>
          <IconPlugConnectedX className="k-amber" />
          {t('unreached')}
        </h1>
        <div role="status">{state.explanation}</div>
        <LanguageChoice />
      </div>
    </div>
  );
}
