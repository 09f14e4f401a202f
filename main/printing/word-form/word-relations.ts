/** What the parts of a Word file lead to: nothing outside of it but links that somebody clicks (ECMA-376 part 2, 6.5). */
import { posix } from 'node:path';
import { mayLeadTo, takenAway } from './word-parts.ts';
import { hasEmbedded, hasMacros, noPicture, pointsOutside, unknownPart } from './word-refusals.ts';
import { attribute, localName, type XmlElement, type XmlNode } from './xml-tree.ts';

/** Addresses that somebody follows by a click, and nothing by itself. */
export const harmlessLink = /^(?:https?:|mailto:|tel:|#)/iu;

/** Whether the part is a file of relationships. */
export const isRelations = (part: string): boolean => /(?:^|\/)_rels\/[^/]*\.rels$/iu.test(part);

/** The part to which a file of relationships belongs: `word/_rels/document.xml.rels` to `word/document.xml`. */
function ownerOf(rels: string): string {
  return posix.join(posix.dirname(posix.dirname(rels)), posix.basename(rels).replace(/\.rels$/iu, ''));
}

/** The name of the part in small letters; null where the target is no part of the file. */
function partAt(rels: string, target: string): string | null {
  const path = target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(ownerOf(rels)), target);
  try {
    const name = decodeURIComponent(path).toLowerCase();
    return /^[a-z][a-z0-9+.-]*:/iu.test(target) || target.includes('\\') || name.startsWith('..') ? null : name;
  } catch {
    return null;
  }
}

function relationOf(one: XmlNode): { kind: string; type: string; target: string; isExternal: boolean } | null {
  if (typeof one === 'string' || localName(one.name) !== 'Relationship') return null;
  const type = attribute(one, 'Type') ?? '';
  return {
    type,
    kind: type.slice(type.lastIndexOf('/') + 1),
    target: attribute(one, 'Target') ?? '',
    isExternal: (attribute(one, 'TargetMode') ?? '').toLowerCase() === 'external',
  };
}

/** The parts, in small letters, that are there for relationships which are taken away. */
export function partsTakenAway(relations: ReadonlyMap<string, XmlElement>): Set<string> {
  const parts = new Set<string>();
  for (const [rels, root] of relations)
    for (const one of root.children) {
      const relation = relationOf(one);
      if (relation === null || relation.isExternal || !takenAway.has(relation.kind)) continue;
      const part = partAt(rels, relation.target);
      if (part !== null) parts.add(part);
    }
  return parts;
}

const forbidden =
  /\/(?:frame|keyMapCustomizations|attachedToolbars|externalLink\w*|transform|xslt|mailMerge\w*|recipientData)$/iu;

/**
 * The relationships without those that are taken away. Refuses the ones that lead out, to code, or to what their kind does not
 * say. `typeOf` answers the content type of a part, undefined where there is no such part.
 */
export function guardedRelations(
  rels: string,
  root: XmlElement,
  typeOf: (part: string) => string | undefined,
): XmlElement {
  const ownerType = typeOf(ownerOf(rels).toLowerCase());
  const children = root.children.filter((one) => {
    const relation = relationOf(one);
    if (relation === null) return true;
    const { kind, type, target, isExternal } = relation;
    if (takenAway.has(kind)) return false;
    if (/vbaProject|wordVbaData|control|activeX|webextension/iu.test(kind)) throw hasMacros();
    if (/^(?:mailMerge\w*|recipientData)$/iu.test(kind)) throw pointsOutside('mail merge');
    if (/^(?:oleObject|package|aFChunk|subDocument)$/iu.test(kind)) throw hasEmbedded(target);
    if (forbidden.test(type)) throw pointsOutside(target);
    if (isExternal) {
      if (kind !== 'hyperlink' || !harmlessLink.test(target.trim())) throw pointsOutside(target);
      return true;
    }
    if (kind === 'hyperlink' && target.startsWith('#')) return true;
    const part = partAt(rels, target);
    if (part === null) throw pointsOutside(target);
    const goal = typeOf(part);
    // What is not there (Word writes "NULL" for a picture that was lost) leads nowhere.
    if (goal === undefined) return false;
    if (!mayLeadTo(kind, goal, ownerType)) throw kind === 'image' ? noPicture(target) : unknownPart(target);
    return true;
  });
  return { ...root, children };
}
