import { auditEveryPage } from './axe-pages.ts';

auditEveryPage('professional', 'rtl', 'light');
