/** The invented people of the demonstration: who they are, where from, and what is held about them. */
import type { SourceId } from '#content/provenance.ts';

export type Trait =
  | 'customer'
  | 'correspondent'
  | 'enquirer'
  | 'workshop'
  | 'event'
  | 'visitor'
  | 'profiled'
  | 'consents'
  | 'restricted'
  | 'unprofiled'
  | 'suppressed'
  | 'employee'
  | 'left'
  | 'candidate';

export interface DemoPerson {
  readonly name: string;
  readonly title: string;
  readonly job: string;
  /** A key of companies.ts; null for staff and those who want to be. */
  readonly company: string | null;
  readonly source: SourceId;
  readonly detail: string;
  /** First known of, `YYYY-MM-DD`. */
  readonly since: string;
  readonly traits: readonly Trait[];
}

/** name | title | job | company | source | detail | since | traits */
const table = `
Dana Reed | Ms | Publisher | fenland | person | Rang about flat plans | 2017-03-06 | customer correspondent enquirer workshop event visitor profiled consents
Priya Nair | Ms | Production editor | fenland | referral | Introduced by her publisher | 2019-05-14 | correspondent workshop visitor profiled
Gilbert Oakes | Mr | Finance manager | fenland | employer | Named in the contract | 2017-04-03 | customer
Morwenna Pell | Ms | Managing director | saltmarsh | event | Stand at the Norwich Print Fair | 2018-06-21 | customer correspondent event consents
Tobias Lund | Mr | Designer | saltmarsh | website | Demo request | 2021-02-11 | enquirer visitor profiled consents workshop
Hester Quayle | Mrs | Editor | saltmarsh | purchased-list | Directory of Independent Publishers, 2020 edition | 2020-09-01 | suppressed
Bartholomew Finch | Mr | Directory manager | tollgate | person | Wrote for a quotation | 2016-10-19 | customer correspondent enquirer event
Ingrid Salter | Ms | Data editor | tollgate | employer | Named user of the licence | 2016-11-02 | workshop correspondent
Omar Haddad | Mr | Sales director | tollgate | public | Companies House | 2022-01-17 | visitor
Philippa Strand | Ms | Group production director | kestrel | person | Tender for twelve titles | 2019-01-28 | customer correspondent enquirer workshop event visitor profiled consents
Rupert Ashdown | Mr | Titles manager | kestrel | employer | Named user of the licence | 2019-02-18 | workshop correspondent
Cordelia Banks | Ms | Marketing manager | kestrel | purchased-list | Media Buyers Register, 2021 | 2021-04-09 | suppressed visitor
Vikram Rao | Mr | Head of IT | kestrel | employer | Technical contact | 2019-02-20 | correspondent
Edith Marlowe | Miss | Trainee | kestrel | event | Webinar registration | 2023-09-12 | event visitor profiled
Jasper Thorne | Mr | Festival director | lantern | website | Sign-up form | 2020-02-03 | customer correspondent enquirer visitor consents
Nell Underhill | Ms | Programme editor | lantern | referral | Introduced by Lantern Festivals | 2020-03-16 | workshop correspondent restricted
Agnes Mossop | Mrs | Proprietor | mossop | person | Called at the office | 2012-07-09 | customer correspondent
Winifred Mossop | Ms | Press minder | mossop | employer | Named for training | 2015-01-12 | workshop
Callum Deane | Mr | Publisher | anchor | promoter | Passed on by a reseller | 2018-11-30 | customer correspondent event unprofiled
Beatrix Holloway | Ms | Advertising manager | anchor | promoter | Passed on by a reseller | 2018-11-30 | enquirer visitor profiled
Fergus Muir | Mr | Editor in chief | thistle | event | Agricultural press lunch | 2014-05-22 | customer correspondent workshop event
Isla Carmichael | Ms | Production manager | thistle | employer | Named user of the licence | 2014-06-10 | workshop visitor profiled consents
Hamish Tait | Mr | Accounts | thistle | employer | Invoice address | 2014-06-10 | customer
Rosamund Vane | Dr | Head of publications | ravensworth | website | Enquiry form | 2022-08-05 | enquirer correspondent visitor consents
Leopold Grey | Mr | Exhibitions officer | ravensworth | public | The museum's own website | 2022-08-08 | suppressed
Annika Vogel | Frau | Herstellungsleiterin | linden | event | Stand at the Frankfurt book fair | 2019-10-17 | customer correspondent event
Matthias Brandt | Herr | Verleger | linden | person | Wrote after the fair | 2019-10-28 | customer enquirer
Clémence Roux | Mme | Directrice | cerise | referral | Introduced by Lindenhof Verlag | 2021-06-30 | correspondent enquirer visitor
Étienne Blanc | M. | Maquettiste | cerise | website | Webinar registration | 2021-09-14 | event visitor profiled
Saffron Lyle | Ms | Partner | pipistrelle | person | Wrote for a trial | 2023-03-20 | enquirer correspondent workshop consents
Jonah Pike | Mr | Partner | pipistrelle | purchased-list | Design Studios of the South, 2023 | 2023-01-09 | visitor
Theodora Wick | Ms | Freelance sub-editor | | public | Her own website | 2021-11-11 | event
Barnaby Crisp | Mr | Consultant | | purchased-list | Media Buyers Register, 2021 | 2013-04-02 | suppressed
Lucinda Farrow | Ms | Retired publisher | | person | A customer until 2014 | 2009-02-17 | customer workshop
Marion Blyth | Ms | Account manager | | person | Contract of employment | 2011-09-05 | employee
Desmond Oyelaran | Mr | Trainer | | person | Contract of employment | 2016-01-11 | employee
Sorrel Whitby | Ms | Support | | person | Contract of employment | 2020-06-01 | employee
Alfred Pym | Mr | Developer | | person | Contract of employment | 2013-03-04 | employee left
Juniper Hale | Ms | Applicant | | person | Application for the support desk | 2026-06-08 | candidate
Caspian Reeve | Mr | Applicant | | person | Application for the support desk | 2026-06-10 | candidate
Mirabel Stone | Ms | Applicant | | referral | Sent by an agency | 2026-09-21 | candidate
`;

export const people: readonly DemoPerson[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [
      name = '',
      title = '',
      job = '',
      company = '',
      source,
      detail = '',
      since = '',
      traits = '',
    ] = line.split('|').map((cell) => cell.trim());
    return {
      name,
      title,
      job,
      company: company === '' ? null : company,
      source: source as SourceId,
      detail,
      since,
      traits: traits.split(' ') as Trait[],
    };
  });
