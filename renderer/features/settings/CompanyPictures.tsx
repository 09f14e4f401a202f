/** Logo, stamp and signatures of an own company, as they will be printed. */
import { Button, FileButton } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { useState } from 'react';
import type { Input } from '../../../preload/contract/index.ts';
import { call } from '../../app/border.ts';
import { useFailures } from '../../app/failures.ts';
import { upload } from '../../app/upload.ts';
import { controlTexts } from '../../text/controls.ts';
import { settingsTexts } from '../../text/settings.ts';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';
import { Setting } from './Setting.tsx';
import { type Company, keepCompany } from './use-company-saving.ts';

type Place = Input<'companies.setPicture'>['place'];

/** The picture of a `data:` URI as a file again, to put it back. */
function fileOf(uri: string, name: string): File {
  const [head = '', data = ''] = uri.split(',', 2);
  const type = /^data:([^;]+)/.exec(head)?.[1] ?? '';
  return new File([Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0))], name, { type });
}

interface PicturesProps {
  readonly company: Company;
  /** Documents of the country are signed by an accountant, too. */
  readonly accountant: boolean;
  readonly readOnly: boolean;
}

export function CompanyPictures({ company, accountant, readOnly }: PicturesProps) {
  const t = useText(settingsTexts);
  const controls = useText(controlTexts);
  const { textOf } = useFailures();
  const [busy, setBusy] = useState<Place | null>(null);
  const [problem, setProblem] = useState<{ readonly place: Place; readonly text: string } | null>(null);

  /** `version`: that of the company as it is now. Answers the one that it has then, or null. */
  const set = async (place: Place, version: number, picture: File | null): Promise<number | null> => {
    setBusy(place);
    setProblem(null);
    const handed = picture ? await upload(picture) : null;
    const reply =
      handed && !handed.ok
        ? handed
        : await call('companies.setPicture', { id: company.id, version, place, file: handed?.value ?? null });
    setBusy(null);
    if (reply.ok) keepCompany(reply.value);
    else setProblem({ place, text: textOf(reply) });
    return reply.ok ? reply.value.version : null;
  };
  const remove = async (place: Place) => {
    const before = company[place];
    const version = await set(place, company.version, null);
    if (version === null || before === null) return;
    notify({
      kind: 'done',
      text: t('pictureRemoved', { place: t(place) }),
      action: { label: controls('undo'), run: () => void set(place, version, fileOf(before, `${place}.png`)) },
    });
  };

  const places: readonly Place[] = [
    'logo',
    'stamp',
    'signature',
    ...(accountant ? ['accountantSignature' as const] : []),
  ];
  return (
    <div className="k-pictures">
      {places.map((place) => {
        const picture = company[place];
        return (
          <Setting name={place} key={place}>
            <div className="k-picture-name">{t(place)}</div>
            <div className="k-picture">
              {picture ? <img src={picture} alt={t(place)} /> : <span className="k-dim">{t('noPicture')}</span>}
            </div>
            {readOnly ? null : (
              <div className="k-row">
                <FileButton
                  accept="image/png,image/jpeg"
                  onChange={(file) => file && void set(place, company.version, file)}
                >
                  {(props) => (
                    <Button {...props} loading={busy === place} leftSection={<IconPhoto size={15} />}>
                      {t(picture ? 'otherPicture' : 'choosePicture')}
                    </Button>
                  )}
                </FileButton>
                {picture ? (
                  <Button variant="subtle" color="gray" onClick={() => void remove(place)}>
                    {t('removePicture')}
                  </Button>
                ) : null}
              </div>
            )}
            {problem?.place === place ? (
              <div className="k-red" role="alert">
                {problem.text}
              </div>
            ) : null}
          </Setting>
        );
      })}
    </div>
  );
}
