/** Words for example clients in France. */
import { type Content, persons } from './content.ts';

const families =
  'Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy Roux David Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Lefèvre Faure André Mercier Blanc Guérin Boyer Garnier Chevalier François Legrand Gauthier Garcia'.split(
    ' ',
  );

/** 01 99 00, 02 61 91, 03 53 01, 04 65 71, 05 36 49 and 06 39 98 are kept for fiction (ARCEP, décision n° 2018-0881). */
export const frenchContent: Content = {
  country: 'France',
  postcodeLength: 5,
  places: [
    { city: 'Paris', region: 'Île-de-France', postcode: '7501', phone: '+33 1 99 00 ## ##' },
    { city: 'Montreuil', region: 'Île-de-France', postcode: '93100', phone: '+33 1 99 00 ## ##' },
    { city: 'Nantes', region: 'Pays de la Loire', postcode: '44000', phone: '+33 2 61 91 ## ##' },
    { city: 'Rennes', region: 'Bretagne', postcode: '35000', phone: '+33 2 61 91 ## ##' },
    { city: 'Rouen', region: 'Normandie', postcode: '76000', phone: '+33 2 61 91 ## ##' },
    { city: 'Lille', region: 'Hauts-de-France', postcode: '59000', phone: '+33 3 53 01 ## ##' },
    { city: 'Strasbourg', region: 'Grand Est', postcode: '67000', phone: '+33 3 53 01 ## ##' },
    { city: 'Dijon', region: 'Bourgogne-Franche-Comté', postcode: '21000', phone: '+33 3 53 01 ## ##' },
    { city: 'Lyon', region: 'Auvergne-Rhône-Alpes', postcode: '69003', phone: '+33 4 65 71 ## ##' },
    { city: 'Grenoble', region: 'Auvergne-Rhône-Alpes', postcode: '38000', phone: '+33 4 65 71 ## ##' },
    { city: 'Marseille', region: 'Provence-Alpes-Côte d’Azur', postcode: '13008', phone: '+33 4 65 71 ## ##' },
    { city: 'Montpellier', region: 'Occitanie', postcode: '34000', phone: '+33 4 65 71 ## ##' },
    { city: 'Toulouse', region: 'Occitanie', postcode: '31000', phone: '+33 5 36 49 ## ##' },
    { city: 'Bordeaux', region: 'Nouvelle-Aquitaine', postcode: '33000', phone: '+33 5 36 49 ## ##' },
  ],
  mobile: '+33 6 39 98 ## ##',
  streets: [
    'rue de la République',
    'rue Victor-Hugo',
    'avenue Jean-Jaurès',
    'rue des Lilas',
    'place de la Mairie',
    'rue du Moulin',
    'boulevard Pasteur',
    'rue de l’Église',
    'avenue de la Gare',
    'rue des Écoles',
    'chemin des Vignes',
    'rue Gambetta',
    'quai des Marchands',
    'impasse du Port',
    'rue du Commerce',
    'zone artisanale des Prés',
  ],
  streetLine: (street, number) => `${number} ${street}`,
  nameStarts:
    'Atelier|Maison|Comptoir|Établissements|Menuiserie|Imprimerie|Boulangerie|Transports|Bureau|Jardins|Garage|Studio|Cabinet|Librairie|Fournitures|Clinique|Hôtel|Domaine|Fromagerie|Verrerie|Papeterie|Traiteur|Électricité|Peinture'.split(
      '|',
    ),
  nameEnds:
    'des Tilleuls|du Levant|Beaurivage|des Deux Ponts|Saint-Aubin|de la Vallée|du Vieux Port|des Arts|Bellevue|du Marais|des Alpes|de l’Ouest|Montclair|des Remparts|du Soleil|de la Fontaine'.split(
      '|',
    ),
  join: (start, end) => `${start} ${end}`,
  forms: [
    (name) => ({ name, legalName: `${name} SARL` }),
    (name) => ({ name, legalName: `${name} SAS` }),
    (name) => ({ name, legalName: `${name} SAS` }),
    (name) => ({ name, legalName: `${name} SA` }),
  ],
  soleTrader: ({ given, family }) => ({ name: `${given} ${family}`, legalName: `${given} ${family} EI` }),
  men: persons('Pierre Julien Nicolas Thomas Antoine Olivier Laurent Hugo Mathieu Philippe'.split(' '), families),
  women: persons('Claire Sophie Camille Julie Isabelle Nathalie Céline Hélène Anne Manon'.split(' '), families),
  banks: ['Banque Exemple', 'Crédit Modèle', 'Caisse Fictive du Centre', 'Banque Spécimen'],
  directorPost: 'Gérant',
  actingOn: '',
};
