import { auditEveryPage } from './axe-pages.ts';

auditEveryPage('self', 'ltr', 'light');
