/** What `privacy.mdx` and `cookies.mdx` print facts with: `<Content components={vocabulary} />`. */
import Category from './Category.astro';
import Clause from './Clause.astro';
import Company from './Company.astro';
import Cookies from './Cookies.astro';
import Fact from './Fact.astro';
import History from './History.astro';
import Items from './Items.astro';
import Mailbox from './Mailbox.astro';
import Measures from './Measures.astro';
import Out from './Out.astro';
import Period from './Period.astro';
import Post from './Post.astro';
import Proofs from './Proofs.astro';
import Purposes from './Purposes.astro';
import Recipient from './Recipient.astro';
import Regulator from './Regulator.astro';
import Retention from './Retention.astro';
import See from './See.astro';
import Telephone from './Telephone.astro';
import To from './To.astro';
import Tools from './Tools.astro';
import Version from './Version.astro';

export const vocabulary = {
  Category,
  Clause,
  Company,
  Cookies,
  Fact,
  History,
  Items,
  Mailbox,
  Measures,
  Out,
  Period,
  Post,
  Proofs,
  Purposes,
  Recipient,
  Regulator,
  Retention,
  See,
  Telephone,
  To,
  Tools,
  Version,
};
