/** What is wrong with a template or a style sheet of the office; `template-words.ts` says it in words. */

/** It asks for something that it must not have. */
export class ForbiddenInTemplate extends Error {
  readonly lineNumber: number;

  constructor(what: string, lineNumber: number) {
    super(what);
    this.name = 'ForbiddenInTemplate';
    this.lineNumber = lineNumber;
  }
}

/** It repeats more than any page can hold. */
export class TooMuchOfTemplate extends Error {}

/** Its blocks stand in each other without end. */
export class TooDeepTemplate extends Error {
  readonly lineNumber: number;

  constructor(lineNumber: number) {
    super();
    this.name = 'TooDeepTemplate';
    this.lineNumber = lineNumber;
  }
}

/** `{{name field}}` where no such helper is. */
export class UnknownHelper extends Error {
  readonly lineNumber: number;

  constructor(name: string, lineNumber: number) {
    super(name);
    this.name = 'UnknownHelper';
    this.lineNumber = lineNumber;
  }
}

/** A bracket or comment of a style sheet that has no other half. */
export class UnclosedInStyle extends Error {
  readonly lineNumber: number;

  constructor(sign: string, lineNumber: number) {
    super(sign);
    this.name = 'UnclosedInStyle';
    this.lineNumber = lineNumber;
  }
}
