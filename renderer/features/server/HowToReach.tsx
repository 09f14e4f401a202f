/** The addresses of the office server, and the certificate by which browsers know that it is this one. */
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Fragment } from 'react';
import type { Output } from '../../../preload/contract/index.ts';
import { download } from '../../app/downloads.ts';
import { useOffice } from '../../app/session.ts';
import { serverTexts } from '../../text/server.ts';
import { useFormat, useText } from '../../ui/language.tsx';

type At = NonNullable<NonNullable<Output<'server.state'>>['at']>;

/** As browsers and systems write it: pairs of digits with colons, in pieces between which a line may end. */
function written(fingerprint: string): string[] {
  return (
    fingerprint
      .toUpperCase()
      .match(/../gu)
      ?.join(':')
      .match(/.{1,12}/gu) ?? []
  );
}

export function HowToReach({ at, computer }: { at: At; computer: string }) {
  const t = useText(serverTexts);
  const format = useFormat();
  const { state } = useOffice();
  const { addresses, port, certificate, fingerprint, until } = at;
  return (
    <>
      <section className="k-setting-group">
        <h2>{t('addresses')}</h2>
        <div className="k-dim">{t('addressesAbout')}</div>
        <ul className="k-server-list k-server-addresses">
          {addresses.map((address) => (
            <li key={address}>
              {state.host.dialogs ? (
                // The window of the program opens no other page.
                address
              ) : (
                <a href={address} target="_blank" rel="noreferrer">
                  {address}
                </a>
              )}
            </li>
          ))}
        </ul>
        <div className="k-dim">{t(state.sharing ? 'portShared' : 'port', { computer, port })}</div>
      </section>
      <section className="k-setting-group">
        <h2>{t('certificate')}</h2>
        <div className="k-dim">{t('certificateAbout')}</div>
        <div className="k-fact">
          <span className="k-fact-label">{t('fingerprint')}</span>
          <div className="k-fact-value k-server-fingerprint">
            {written(fingerprint).map((piece) => (
              <Fragment key={piece}>
                {piece}
                <wbr />
              </Fragment>
            ))}
          </div>
        </div>
        <div className="k-dim">{t('until', { when: format.day(until.slice(0, 10)) })}</div>
        {state.host.dialogs ? (
          // The window of the program downloads nothing.
          <div>{t('downloadAt', { address: `${addresses[0]}/certificate` })}</div>
        ) : (
          <div className="k-row">
            <Button
              leftSection={<IconDownload size={15} />}
              onClick={() => download('kontor-office.crt', certificate, 'application/x-x509-ca-cert')}
            >
              {t('download')}
            </Button>
          </div>
        )}
      </section>
    </>
  );
}
