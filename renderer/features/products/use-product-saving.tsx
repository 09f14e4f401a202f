/** Saves single facts of a product: merges with others, asks where two changed the same, and takes the last change back. */
import { type ReactNode, useRef, useState } from 'react';
import type { Input, Output } from '../../../preload/contract/index.ts';
import type { FieldConflict } from '../../../preload/contract/reply.ts';
import { call } from '../../app/border.ts';
import { queryClient } from '../../app/engine.ts';
import { useFailures } from '../../app/failures.ts';
import { productTexts } from '../../text/products.ts';
import { ConflictDialog } from '../../ui/Dialogs.tsx';
import { isTyping, useKeys } from '../../ui/keys.tsx';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';

type Product = Output<'products.get'>;
export type ProductChanges = Input<'products.change'>['changes'];

interface Asked {
  readonly conflicts: readonly FieldConflict[];
  readonly answer: (mine: ReadonlySet<string> | null) => void;
}

/** The values of the same fields as `changes` has, as the product shows them. */
function valuesOf(product: Product, changes: ProductChanges): ProductChanges {
  // Fields of `changes` are fields of the product.
  return Object.fromEntries(
    Object.keys(changes).map((name) => [name, product[name as keyof ProductChanges]]),
  ) as ProductChanges;
}

export interface ProductSaving {
  /** Answers what is wrong, or null when it is saved. */
  readonly save: (changes: ProductChanges) => Promise<string | null>;
  readonly dialog: ReactNode;
}

export function useProductSaving(
  product: Product,
  words: { readonly label: (name: string) => string; readonly value: (name: string, value: unknown) => string },
): ProductSaving {
  const t = useText(productTexts);
  const { textOf } = useFailures();
  const [asked, setAsked] = useState<Asked | null>(null);
  const undo = useRef<ProductChanges[]>([]);

  const send = async (changes: ProductChanges, was: ProductChanges, version: number): Promise<string | null> => {
    const reply = await call('products.change', { id: product.id, version, changes, was });
    if (reply.ok) {
      queryClient.setQueryData(['products.get', { id: product.id }], reply.value);
      return null;
    }
    const conflicts = reply.details?.conflicts ?? [];
    if (reply.code !== 'conflict' || conflicts.length === 0) return textOf(reply);
    const mine = await new Promise<ReadonlySet<string> | null>((answer) => setAsked({ conflicts, answer }));
    setAsked(null);
    if (mine === null) return textOf(reply);
    const isTheirs = (name: string) => conflicts.some(({ path }) => path === name && !mine.has(path));
    const kept = Object.fromEntries(Object.entries(changes).filter(([name]) => !isTheirs(name)));
    await queryClient.refetchQueries({ queryKey: ['products.get', { id: product.id }] });
    if (Object.keys(kept).length === 0) return null;
    const seen = queryClient.getQueryData<Product>(['products.get', { id: product.id }]) ?? product;
    return send(kept, valuesOf(seen, kept), reply.details?.version ?? seen.version);
  };
  const save = async (changes: ProductChanges): Promise<string | null> => {
    const was = valuesOf(product, changes);
    const wrong = await send(changes, was, product.version);
    if (wrong === null) undo.current.push(was);
    return wrong;
  };
  useKeys([
    {
      press: 'ctrl+z',
      label: t('undone'),
      run: (event) => {
        const last = undo.current.at(-1);
        if (!last || isTyping(event.target)) return false;
        undo.current.pop();
        void send(last, valuesOf(product, last), product.version).then((wrong) =>
          notify(wrong === null ? { kind: 'done', text: t('undone') } : { kind: 'problem', text: wrong }),
        );
        return true;
      },
    },
  ]);
  const dialog = asked ? (
    <ConflictDialog
      rows={asked.conflicts.map(({ path, mine, theirs, original }) => ({
        path,
        label: words.label(path),
        mine: words.value(path, mine),
        theirs: words.value(path, theirs),
        original: words.value(path, original),
      }))}
      choose={asked.answer}
      cancel={() => asked.answer(null)}
    />
  ) : null;
  return { save, dialog };
}
