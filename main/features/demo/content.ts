/** What the names of a country's example clients are made of. Everything is fictitious. */

/** A place with the beginning of its postcodes and phone numbers. */
export interface Place {
  readonly city: string;
  readonly region: string;
  /** Postcodes there begin so; the rest is digits up to the country's length. */
  readonly postcode: string;
  /** A phone number there, `#` for a digit; from a range kept for fiction where the country has one. */
  readonly phone: string;
}

/** The words of a country. */
export interface Content {
  /** The name of the country as it is written on letters. */
  readonly country: string;
  readonly postcodeLength: number;
  readonly places: readonly Place[];
  readonly mobile: string;
  readonly streets: readonly string[];
  /** Put together as `{street}, {number}`. */
  readonly streetLine: (street: string, number: number) => string;
  /** Two lists of words that make a company's name together. */
  readonly nameStarts: readonly string[];
  readonly nameEnds: readonly string[];
  readonly join: (start: string, end: string) => string;
  /** Short and legal name of a company, by the legal form. */
  readonly forms: readonly ((name: string) => { name: string; legalName: string })[];
  readonly soleTrader: (person: Person) => { name: string; legalName: string };
  readonly men: readonly Person[];
  readonly women: readonly Person[];
  readonly banks: readonly string[];
  readonly directorPost: string;
  readonly actingOn: string;
}

/** A person's name in its parts. */
export interface Person {
  readonly given: string;
  readonly family: string;
  /** The father's name, in Russia. */
  readonly middle: string;
}

/** All given names with all family names, in an order that mixes them well. */
export function persons(
  given: readonly string[],
  family: readonly string[],
  middle: readonly string[] = [''],
): Person[] {
  return family.flatMap((name, row) =>
    given.map((first, column) => ({
      given: first,
      family: name,
      middle: middle[(row + column) % middle.length] ?? '',
    })),
  );
}
