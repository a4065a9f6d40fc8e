import { auditEveryPage } from './axe-pages.ts';

auditEveryPage('someone-else', 'ltr', 'dark');
