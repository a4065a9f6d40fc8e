import { auditEveryPage } from './axe-pages.ts';

auditEveryPage('self', 'rtl', 'dark');
