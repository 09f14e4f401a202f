/** Documents that are told of, each a link to it with the reason beside it. */
import type { ToldDocument, ToldDocuments } from '../../../preload/contract/told-documents.ts';
import { openPage } from '../../app/tabs.ts';
import { documentTexts } from '../../text/documents.ts';
import { outputTexts } from '../../text/outputs.ts';
import { useLanguage, useText } from '../../ui/language.tsx';
import { typeset } from '../../ui/typeset.ts';
import { documentName } from '../documents/document-name.ts';
import '../../ui/table.css';
import './outputs.css';

interface ToldProps {
  readonly told: ToldDocuments;
  /** A document was opened: what lies over the page goes away. */
  readonly leave: () => void;
}

/** As long as it fits; the rest is scrolled to. */
export function ToldTable({ told: { named, count }, leave }: ToldProps) {
  const t = useText(outputTexts);
  const language = useLanguage();
  return (
    <div className="k-table-box k-told">
      <table className="k-table">
        <thead>
          <tr>
            <th>{t('document')}</th>
            <th>{t('why')}</th>
          </tr>
        </thead>
        <tbody>
          {named.map((one) => (
            <tr key={one.id}>
              <td>
                <DocumentLink told={one} leave={leave} />
                <div className="k-dim">{one.document?.client}</div>
              </td>
              <td>{typeset(one.reason, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <More named={named} count={count} />
    </div>
  );
}

/** The same where many share a reason: it stands once, above its documents. */
export function ToldByReason({ told: { named, count }, leave }: ToldProps) {
  const language = useLanguage();
  const reasons = Map.groupBy(named, ({ reason }) => reason);
  return (
    <div className="k-table-box k-told">
      {[...reasons].map(([reason, documents]) => (
        <div key={reason} className="k-told-reason">
          <div>{typeset(reason, language)}</div>
          <div className="k-told-links">
            {documents.map((one) => (
              <DocumentLink key={one.id} told={one} leave={leave} />
            ))}
          </div>
        </div>
      ))}
      <More named={named} count={count} />
    </div>
  );
}

function More({ named, count }: ToldDocuments) {
  const t = useText(outputTexts);
  if (count <= named.length) return null;
  return <div className="k-told-more k-dim">{t('more', { count: count - named.length })}</div>;
}

/** `Invoice INV-2026-0042`, which opens it; a word alone where it is gone or not to be seen. */
function DocumentLink({ told: { id, document }, leave }: { readonly told: ToldDocument } & Pick<ToldProps, 'leave'>) {
  const t = useText(outputTexts);
  const words = useText(documentTexts);
  if (document === null) return <span className="k-dim">{t('unknownDocument')}</span>;
  const type = words(`type_${document.type}`);
  const name = document.number === null ? null : documentName(type, document.number);
  return (
    <button
      type="button"
      className="k-link"
      onClick={() => {
        leave();
        openPage('document', { id }, name);
      }}
    >
      {name ?? words('draftTitle', { type })}
    </button>
  );
}
