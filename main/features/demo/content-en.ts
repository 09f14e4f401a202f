/** Words for example clients elsewhere: the United Kingdom stands for all. */
import { type Content, persons } from './content.ts';

const families =
  'Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Robinson Wright Thompson Evans Walker White Roberts Green Hall Wood Jackson Clarke Harris Lewis Turner Cooper Ward Morris Moore Clark Baker Harrison King Morgan Allen Scott Watson Parker Bennett Hughes Murphy'.split(
    ' ',
  );

/** Kept for drama by Ofcom: 01632 960, 0113 to 0191 496 0, 020 7946 0, 028 9649 6, 029 2018 0, 07700 900, each with three digits more. */
export const englishContent: Content = {
  country: 'United Kingdom',
  postcodeLength: 0,
  places: [
    { city: 'London', region: 'Greater London', postcode: 'SE1 9QX', phone: '+44 20 7946 0###' },
    { city: 'London', region: 'Greater London', postcode: 'N1 7QZ', phone: '+44 20 7946 0###' },
    { city: 'Leeds', region: 'West Yorkshire', postcode: 'LS1 4QX', phone: '+44 113 496 0###' },
    { city: 'Sheffield', region: 'South Yorkshire', postcode: 'S1 2QZ', phone: '+44 114 496 0###' },
    { city: 'Nottingham', region: 'Nottinghamshire', postcode: 'NG1 5QX', phone: '+44 115 496 0###' },
    { city: 'Leicester', region: 'Leicestershire', postcode: 'LE1 6QZ', phone: '+44 116 496 0###' },
    { city: 'Bristol', region: '', postcode: 'BS1 5QX', phone: '+44 117 496 0###' },
    { city: 'Reading', region: 'Berkshire', postcode: 'RG1 3QZ', phone: '+44 118 496 0###' },
    { city: 'Birmingham', region: 'West Midlands', postcode: 'B1 2QX', phone: '+44 121 496 0###' },
    { city: 'Edinburgh', region: 'Scotland', postcode: 'EH1 3QZ', phone: '+44 131 496 0###' },
    { city: 'Glasgow', region: 'Scotland', postcode: 'G2 4QX', phone: '+44 141 496 0###' },
    { city: 'Liverpool', region: 'Merseyside', postcode: 'L2 2QZ', phone: '+44 151 496 0###' },
    { city: 'Manchester', region: 'Greater Manchester', postcode: 'M2 5QX', phone: '+44 161 496 0###' },
    { city: 'Cardiff', region: 'Wales', postcode: 'CF10 1QZ', phone: '+44 29 2018 0###' },
  ],
  mobile: '+44 7700 900###',
  streets: [
    'High Street',
    'Station Road',
    'Church Lane',
    'Victoria Road',
    'Mill Lane',
    'Park Avenue',
    'Queen Street',
    'King Street',
    'Market Place',
    'Albert Road',
    'Bridge Street',
    'Canal Wharf',
    'Orchard Way',
    'Foundry Road',
    'Grove Road',
    'Dock Street',
  ],
  streetLine: (street, number) => `${number} ${street}`,
  nameStarts:
    'Ashfield Brookside Castlegate Dunmore Eastleigh Fairview Greystone Harbour Ironbridge Kingsmead Larkhill Meadowbank Northgate Oakwood Pinehurst Quayside Redwood Silverdale Thornbury Underhill Valley Westbrook Yewtree Highfield'.split(
      ' ',
    ),
  nameEnds:
    'Joinery|Print Works|Catering|Logistics|Dental Practice|Interiors|Engineering|Garden Centre|Architects|Motors|Stationers|Electrical|Bakery|Fabrics|Consulting|Property'.split(
      '|',
    ),
  join: (start, end) => `${start} ${end}`,
  forms: [
    (name) => ({ name, legalName: `${name} Ltd` }),
    (name) => ({ name, legalName: `${name} Limited` }),
    (name) => ({ name, legalName: `${name} LLP` }),
    (name) => ({ name, legalName: `${name} plc` }),
  ],
  soleTrader: ({ given, family }) => ({ name: `${given} ${family}`, legalName: `${given} ${family}, sole trader` }),
  men: persons('James Oliver Daniel Thomas George Adam Peter Samuel Ryan Martin'.split(' '), families),
  women: persons('Emma Sarah Charlotte Amelia Grace Laura Helen Rachel Lucy Hannah'.split(' '), families),
  banks: ['Example Bank', 'Specimen Bank', 'Sample Building Society', 'Fictional Bank of Commerce'],
  directorPost: 'Director',
  actingOn: '',
};
