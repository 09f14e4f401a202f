/** A template as the pieces that Handlebars sees in it: what is a comment, a text in quotes or an escaped brace is its own decision. */
import Handlebars from 'handlebars';

export interface TemplateToken {
  /** As the grammar of Handlebars calls it: `OPEN_BLOCK`, `COMMENT`. */
  readonly kind: string;
  /** As it stands in the template. */
  readonly text: string;
  /** Where it begins. */
  readonly at: number;
}

interface Lexer {
  yy: object;
  /** What is still to be read. */
  readonly _input: string;
  setInput(text: string): void;
  lex(): number;
}

interface Parser {
  readonly lexer: Lexer;
  readonly terminals_: Readonly<Record<number, string>>;
}

// Handlebars has its parser among what it exports, and leaves it out of its types.
const { Parser: parser } = Handlebars as typeof Handlebars & { readonly Parser: Parser };

/** The pieces in their order, as far as they can be read; each takes as long as it is, however deep they nest. */
export function* templateTokens(template: string): Generator<TemplateToken> {
  const { lexer, terminals_: kinds } = parser;
  lexer.setInput(template);
  lexer.yy = {};
  for (let at = 0; at < template.length; ) {
    let kind: string | undefined;
    try {
      kind = kinds[lexer.lex()];
    } catch {
      // The parser says what is wrong there, and does not come any further.
      return;
    }
    const end = template.length - lexer._input.length;
    if (kind === undefined || kind === 'EOF') return;
    yield { kind, text: template.slice(at, end), at };
    at = end;
  }
}
