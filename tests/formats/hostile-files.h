/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Files as an enemy makes them. What they refer to outside themselves is at two places of the test:
 * a file with a secret in it, and a port of this machine that must get no visitor. */

#include <gio/gio.h>

/**
 * Outside:
 * @secret: address of a file whose words must not get into any text
 * @visit: address of a page at the port
 */
typedef struct
{
  char *secret;
  char *visit;
} Outside;

/**
 * HostileCase:
 * @name: of the test
 * @file: what the file is called
 * @make: (nullable): makes it; NULL for @bytes
 * @bytes: (nullable): all of the file
 * @refused: (nullable): in the sentence that refuses it; NULL when it is read
 * @text: (nullable): in the text that is read
 * @answer: (nullable): of a table, whose rows are documents, the document with that text
 */
typedef struct
{
  const char *name;
  const char *file;
  GBytes *(*make) (const Outside *outside);
  const char *bytes;
  const char *refused;
  const char *text;
  const char *answer;
} HostileCase;

extern const HostileCase hostile_packages[];
extern const HostileCase hostile_pages[];
extern const HostileCase hostile_pdfs[];
extern const HostileCase hostile_kinds[];
/* read with --answers */
extern const HostileCase hostile_tables[];
/* by LibreOffice */
extern const HostileCase hostile_converted[];
