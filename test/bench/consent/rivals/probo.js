import { registerCookieBanner } from '@probo/cookie-banner';

registerCookieBanner();
const banner = document.createElement('probo-cookie-banner');
banner.setAttribute('banner-id', 'stub');
// Its settings come from a server; here from this one, at once.
banner.setAttribute('base-url', `${location.origin}/probo/`);
const settings = document.createElement('probo-settings-link');
settings.textContent = 'Cookie settings';
document.body.append(settings);
document.body.prepend(banner);
