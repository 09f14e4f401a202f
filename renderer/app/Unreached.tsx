/** Says, on whatever page one is, why the office that several computers share cannot be reached; the pages stay as they are. */
import { IconPlugConnectedX } from '@tabler/icons-react';
import { frameTexts } from '../text/frame.ts';
import { useText } from '../ui/language.tsx';
import { useOffice } from './session.ts';

/** For the frame: a line above the page. A change of keeper is over before there is one. */
export function Unreached() {
  const t = useText(frameTexts);
  const { unreached } = useOffice();
  if (unreached === null) return null;
  return (
    <section className="k-watch" data-grave role="alert">
      <IconPlugConnectedX size={17} className="k-red" />
      <span className="k-grow">
        <b>{t('officeAway')}</b> {unreached}
      </span>
    </section>
  );
}
