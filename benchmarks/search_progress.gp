# SPDX-License-Identifier: BSL-1.0
# Draws search_progress.svg from search_progress.csv, both in the current folder.
set encoding utf8
set datafile separator ','
set terminal svg size 900,500 background rgb 'white'
set output 'search_progress.svg'
set title 'CLIP ViT-B/16 × edge accelerators: median and range of 11 seeds' noenhanced
set xlabel 'designs evaluated'
set ylabel 'short of the exact front''s hypervolume [%]'
set logscale xy
set xrange [300:300000]
set yrange [0.05:40]
set format y '%g'
set grid back lt 1 lw 1 lc rgb '#dddddd'
set key top right
# Of one search: evaluations, and 100·(1 − share).
part(name, column) = stringcolumn(1) eq name ? 100 * (1 - column) : NaN
plot for [i = 1:2] name = word('random_search nsga2', i) 'search_progress.csv' skip 1 \
         using 2:(part(name, $3)):(part(name, $5)) with filledcurves fs transparent solid 0.25 noborder \
         lc rgb word('#21918c #440154', i) notitle, \
     for [i = 1:2] name = word('random_search nsga2', i) '' skip 1 \
         using 2:(part(name, $4)) with linespoints pt 7 ps 0.5 lw 2 \
         lc rgb word('#21918c #440154', i) title word('random\_search nsga2', i)
