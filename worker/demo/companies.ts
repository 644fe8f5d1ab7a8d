/** The invented companies of the demonstration. Telephone numbers are of the ranges kept for drama. */
export interface DemoCompany {
  readonly name: string;
  readonly domain: string;
  readonly address: string;
  readonly finance: string;
  readonly turnover: string;
  readonly employees: string;
  readonly industry: string;
}

const of = (
  name: string,
  domain: string,
  address: string,
  turnover: string,
  employees: string,
  industry: string,
): DemoCompany => ({
  name,
  domain,
  address,
  finance: `Accounts, ${address}`,
  turnover,
  employees,
  industry,
});

export const companies: Readonly<Record<string, DemoCompany>> = {
  fenland: of(
    'Fenland Quarterly Ltd',
    'fenland-quarterly.example',
    '2 Sluice Road, Ely, CB7 0AA',
    '£1.2m',
    '14',
    'Magazine publishing',
  ),
  saltmarsh: of(
    'Saltmarsh Press',
    'saltmarsh-press.example',
    '18 Quay Lane, Blakeney, NR25 0AB',
    '£640,000',
    '9',
    'Book publishing',
  ),
  tollgate: of(
    'Tollgate Guides Ltd',
    'tollgate-guides.example',
    '5 Turnpike Yard, Bury St Edmunds, IP33 0AC',
    '£2.8m',
    '31',
    'Directories',
  ),
  kestrel: of(
    'Kestrel Trade Media plc',
    'kestrel-media.example',
    '40 Aldgate Court, London, E1 0AD',
    '£19m',
    '160',
    'Trade magazines',
  ),
  lantern: of(
    'Lantern Festivals CIC',
    'lantern-festivals.example',
    'The Old Kiln, Halesworth, IP19 0AE',
    '£410,000',
    '6',
    'Events',
  ),
  mossop: of(
    'Mossop and Daughters',
    'mossop.example',
    '9 Corn Hill, Diss, IP22 0AF',
    '£330,000',
    '7',
    'Jobbing printers',
  ),
  anchor: of(
    'Anchor Yachting Ltd',
    'anchor-yachting.example',
    'Marina House, Woodbridge, IP12 0AG',
    '£3.4m',
    '22',
    'Leisure magazines',
  ),
  thistle: of(
    'Thistle Farm Weekly',
    'thistle-farm.example',
    '77 Leith Row, Edinburgh, EH6 0AH',
    '£5.1m',
    '44',
    'Agricultural press',
  ),
  ravensworth: of(
    'Ravensworth Museums Trust',
    'ravensworth.example',
    'Castle Green, Durham, DH1 0AJ',
    '£900,000',
    '28',
    'Museums',
  ),
  linden: of(
    'Lindenhof Verlag GmbH',
    'lindenhof.example',
    'Lindenhof 3, 50667 Köln',
    '€4.0m',
    '35',
    'Fachzeitschriften',
  ),
  cerise: of(
    'Éditions Cerise',
    'editions-cerise.example',
    '12 rue des Tanneurs, 69001 Lyon',
    '€700,000',
    '8',
    'Revues',
  ),
  pipistrelle: of(
    'Pipistrelle Design',
    'pipistrelle.example',
    'Unit 4, Chalk Works, Lewes, BN7 0AK',
    '£210,000',
    '4',
    'Graphic design',
  ),
};
