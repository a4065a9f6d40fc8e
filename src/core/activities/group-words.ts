import type { Group } from './groups.ts';

/** The words by which a record says that it is for a group, as parts of a regular expression. */
export const groupWords: Readonly<Record<Group, string>> = {
  'dementia': "dementia|alzheimer['’]?s|memory (?:loss|problems|worries|difficulties|plays tricks|is (?:going|failing|not what it was))|memory (?:cafe|café|club|group)|losing their memory|getting forgetful|one (?:of (?:you|them) )?with dementia",
  'young-carers': 'young (?:adult )?carers?',
  'carers': "carers?(?:['’]s?)?|(?:look(?:s|ing)? after|car(?:es?|ing) for) (?:a |an |your |their )?(?:someone|somebody|anybody|relative|husband|wife|partner|parent|loved)",
  'parents': "parents?|mums?|mothers?|dad['’]?s|fathers|(?:new|young|single|lone) (?:mum|mother|dad|father|parent)s?|babies|toddlers?|under (?:5s|fives)|pregnan\\w+|famil(?:y|ies) with",
  'additional-needs': '(?:special (?:educational )?|additional )needs(?! (?:welcome|catered))|sendiass|send (?:families|parents|support|team|information)|ehc(?:p|ps| plans?)|(?:disabled|autistic) child(?:ren)?',
  'kinship': "kinship|special guardians?(?:hip)?|(?:raising|bringing up) (?:your |their |a |our )?(?:grandchild(?:ren)?|kin)",
  'bereaved': "bereave\\w*|grie(?:f|ving)|widow(?:ed|er|ers|s)?",
  'suicide': '(?<!prevent )suicide(?! prevention)',
  'stroke': 'strokes?(?: survivors?)?',
  'parkinsons': "parkinson['’]?s?",
  'cancer': 'cancer|tumours?|leukaemia|prostate',
  'sight-loss': 'sight loss|blind|partially sighted|visual(?:ly)? impair\\w+|macular|losing their sight|low vision|talking news(?:papers?)?|goalball',
  'deaf': 'deaf|hearing (?:caf[eé]|aids?|clinic)|hearing loss|hard of hearing|bsl users|hearing impair\\w+|deafened|tinnitus',
  'learning-disability': 'learning (?:disabilit(?:y|ies)|difficult(?:y|ies))|down(?:s|[\'’]s)? syndrome',
  'autism': 'autis(?:m|tic)|asperger\\w*|adhd|neurodiver\\w+',
  'mental-health': 'mental (?:health (?:problems|conditions|difficulties|needs|issues)|ill[- ]health|illness|distress)|bipolar|psychosis|schizophrenia|hear voices|hearing voices|personality disorder|eating disorders?',
  'recovery': 'in recovery|addictions?|substance (?:mis)?use|alcoholics?|drug (?:use|problem)s?|gambling',
  'veterans': "veterans?|(?:anyone|those|people|men|women|everyone) who(?:['’]s|['’]ve| has| have)? served|armed forces|ex[- ]?(?:forces|service(?:men)?)|forces families|military",
  'refugees': 'refugees?|asylum[- ]seek\\w+|migrant workers|sanctuary seekers|newly arrived',
  'lgbt': 'lgbt\\w*\\+?|lesbians?|gay|bisexual|trans(?:gender)?|queer',
  'disabled': 'disabled(?! (?:toilet|parking|access|child))|wheelchair (?:users?|basketball|rugby|tennis|racing|curling)|boccia|(?<!learning )disabilit(?:y|ies)',
  'long-term-condition': 'long[- ]term (?:health )?conditions?|fibromyalgia|chronic (?:pain|fatigue|illness)|arthritis|multiple sclerosis|\\bms\\b|m\\.?e\\.?/cfs|epilepsy|hiv|lupus|long covid|osteoporosis',
  'homeless': 'homeless|rough sleep\\w+|no fixed (?:abode|address)',
  'brain-injury': 'brain injur(?:y|ies)|head injur(?:y|ies)',
  'aphasia': 'aphasia',
  'lung': 'copd|asthma|lung (?:condition|disease)s?|breathless\\w*|bad chests?|respiratory',
  'heart': 'heart (?:attack|condition|disease|failure|problems)|cardiac',
  'diabetes': 'diabet(?:es|ic)|type (?:2|two)',
  'end-of-life': 'life[- ]limiting|terminal(?:ly)? ill(?:ness)?|end of life|incurable|palliative',
  'abuse': "domestic (?:abuse|violence)|violent relationship|sexual (?:violence|assault|abuse)|survivors of (?:abuse|violence|rape)",
};

/** What is for a group that is part of another is for that group only. */
export const partOf: Readonly<Partial<Record<Group, Group>>> = { 'suicide': 'bereaved', 'young-carers': 'carers', 'additional-needs': 'parents', 'kinship': 'parents' };
